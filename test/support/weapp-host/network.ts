import type { Network } from '../mini-program-host/network';
import type { Timers } from '../mini-program-host/timers';

interface Callbacks {
  success?(reply: object): void;
  fail?(error: { errMsg: string }): void;
  complete?(reply: object): void;
}
interface RequestOptions extends Callbacks {
  url: string;
  method?: string;
  header?: Record<string, string>;
  data?: string | ArrayBuffer | object;
  dataType?: string;
}
interface SocketOptions extends Callbacks {
  url: string;
  header?: Record<string, string>;
}

/** WeChat's own list; PATCH is not on it. */
const METHODS = new Set(['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT']);

/** `wx.request`, `wx.connectSocket` and what tells of the network, with WeChat's limits. */
export function createWxNetwork(network: Network, timers: Timers) {
  return {
    request(options: RequestOptions) {
      const finish = (reply: object, ok: boolean) => {
        if (ok) options.success?.(reply);
        else options.fail?.(reply as { errMsg: string });
        options.complete?.(reply);
      };
      const failed = (why: string) => finish({ errMsg: `request:fail ${why}` }, false);
      const method = (options.method ?? 'GET').toUpperCase();
      if (!METHODS.has(method)) {
        timers.setTimeout(() => failed(`invalid method ${method}`));
        return { abort() {} };
      }
      const { url, header, data } = options;
      const { answer, abort } = network.send({ url, method, headers: header, body: bodyOf(data) });
      answer.then(
        ({ status, headers, text }) => {
          const read = options.dataType === undefined || options.dataType === 'json' ? parsed(text) : text;
          finish(
            { data: read, statusCode: status, header: headers, cookies: [], errMsg: 'request:ok' },
            true,
          );
        },
        (error: Error) => failed(error.message),
      );
      return { abort };
    },

    connectSocket(options: SocketOptions) {
      const on: Record<string, ((event: object) => void)[]> = { open: [], close: [], error: [], message: [] };
      const tell = (name: string, event: object) => {
        for (const listener of on[name] ?? []) listener(event);
      };
      const refused = network.refusesSocket();
      if (refused) {
        const errMsg = `connectSocket:fail ${refused}`;
        timers.setTimeout(() => {
          tell('error', { errMsg });
          tell('close', { code: 1006, reason: errMsg });
        }, 20);
      }
      const connection = refused
        ? undefined
        : network.connect(options.url, options.header, {
            open: () => tell('open', { header: {} }),
            message: (data) => tell('message', { data }),
            error: (errMsg) => tell('error', { errMsg }),
            close: (code) => tell('close', { code, reason: '' }),
          });
      if (!refused) timers.setTimeout(() => options.success?.({ errMsg: 'connectSocket:ok' }));
      return {
        onOpen: (listener: () => void) => on['open']?.push(listener),
        onClose: (listener: () => void) => on['close']?.push(listener),
        onError: (listener: () => void) => on['error']?.push(listener),
        onMessage: (listener: () => void) => on['message']?.push(listener),
        send: ({ data, success }: { data: string | ArrayBuffer; success?(reply: object): void }) => {
          connection?.send(data);
          success?.({ errMsg: 'sendSocketMessage:ok' });
        },
        close: ({ code, success }: { code?: number; success?(reply: object): void } = {}) => {
          connection?.close(code);
          success?.({ errMsg: 'closeSocket:ok' });
        },
      };
    },

    onNetworkStatusChange: (listener: (status: object) => void) =>
      network.onOnline((online) => listener({ isConnected: online, networkType: online ? 'wifi' : 'none' })),
  };
}

function bodyOf(data: RequestOptions['data']): string | ArrayBuffer | undefined {
  if (data === undefined || typeof data === 'string' || data instanceof ArrayBuffer) return data;
  return JSON.stringify(data);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
