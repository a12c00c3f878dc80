import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Timers } from './timers';

interface Callbacks {
  success?(reply: object): void;
  fail?(error: { errMsg: string }): void;
  complete?(reply: object): void;
}
export interface RequestOptions extends Callbacks {
  url: string;
  method?: string;
  header?: Record<string, string>;
  data?: string | ArrayBuffer | object;
  dataType?: string;
  timeout?: number;
}
interface SocketOptions extends Callbacks {
  url: string;
  header?: Record<string, string>;
}

/** As much of the `ws` package as is used; it comes from the mini-program's own dependencies. */
interface NodeSocket {
  on(event: string, listener: (...input: never[]) => void): void;
  send(data: string | Uint8Array): void;
  close(code?: number): void;
  terminate(): void;
  binaryType: string;
}
const miniapp = createRequire(join(__dirname, '../../../miniapp/package.json'));
const WebSocket = miniapp('ws') as new (url: string, options: object) => NodeSocket;

/** WeChat's own list; PATCH is not on it. */
const METHODS = new Set(['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT']);

export interface Network {
  /** False: every request fails and sockets drop, as without a network. */
  online: boolean;
  request(options: RequestOptions): { abort(): void };
  connectSocket(options: SocketOptions): object;
  onStatus(listener: (status: { isConnected: boolean; networkType: string }) => void): void;
  setOnline(online: boolean): void;
  stop(): void;
}

/** `wx.request` over fetch and `wx.connectSocket` over ws, with WeChat's limits: known methods, five sockets. */
export function createNetwork(timers: Timers): Network {
  const sockets = new Set<NodeSocket>();
  const requests = new Set<AbortController>();
  const listeners: ((status: { isConnected: boolean; networkType: string }) => void)[] = [];

  const network: Network = {
    online: true,
    request(options) {
      const abort = new AbortController();
      requests.add(abort);
      const finish = (reply: object, ok: boolean) => {
        requests.delete(abort);
        if (ok) options.success?.(reply);
        else options.fail?.(reply as { errMsg: string });
        options.complete?.(reply);
      };
      const method = (options.method ?? 'GET').toUpperCase();
      if (!network.online || !METHODS.has(method)) {
        const errMsg = network.online ? `request:fail invalid method ${method}` : 'request:fail offline';
        timers.setTimeout(() => finish({ errMsg }, false));
        return { abort() {} };
      }
      const body = method === 'GET' || method === 'HEAD' ? undefined : bodyOf(options.data);
      fetch(options.url, { method, headers: options.header, body, signal: abort.signal }).then(
        async (reply) => {
          const text = await reply.text();
          const data = options.dataType === undefined || options.dataType === 'json' ? parsed(text) : text;
          const header: Record<string, string> = {};
          reply.headers.forEach((value, name) => {
            header[name] = value;
          });
          finish({ data, statusCode: reply.status, header, cookies: [], errMsg: 'request:ok' }, true);
        },
        (error: Error) => finish({ errMsg: `request:fail ${error.message}` }, false),
      );
      return { abort: () => abort.abort() };
    },

    connectSocket(options) {
      const on: Record<string, ((event: object) => void)[]> = { open: [], close: [], error: [], message: [] };
      const tell = (name: string, event: object) => {
        for (const listener of on[name] ?? []) listener(event);
      };
      const task = (socket?: NodeSocket) => ({
        onOpen: (listener: () => void) => on['open']?.push(listener),
        onClose: (listener: () => void) => on['close']?.push(listener),
        onError: (listener: () => void) => on['error']?.push(listener),
        onMessage: (listener: () => void) => on['message']?.push(listener),
        send: ({ data, success }: { data: string | ArrayBuffer; success?(reply: object): void }) => {
          socket?.send(typeof data === 'string' ? data : new Uint8Array(data));
          success?.({ errMsg: 'sendSocketMessage:ok' });
        },
        close: ({ code, success }: { code?: number; success?(reply: object): void } = {}) => {
          socket?.close(code ?? 1000);
          success?.({ errMsg: 'closeSocket:ok' });
        },
      });
      if (!network.online || sockets.size >= 5) {
        const errMsg = network.online ? 'connectSocket:fail too many sockets' : 'connectSocket:fail offline';
        timers.setTimeout(() => {
          tell('error', { errMsg });
          tell('close', { code: 1006, reason: errMsg });
        }, 20);
        return task();
      }
      const socket = new WebSocket(options.url, { headers: options.header });
      socket.binaryType = 'arraybuffer';
      sockets.add(socket);
      socket.on('open', () => tell('open', { header: {} }));
      socket.on('message', (data: ArrayBuffer, binary: boolean) =>
        tell('message', { data: binary ? data : Buffer.from(data).toString('utf8') }),
      );
      socket.on('error', (error: Error) => tell('error', { errMsg: error.message }));
      socket.on('close', (code: number) => {
        sockets.delete(socket);
        tell('close', { code, reason: '' });
      });
      timers.setTimeout(() => options.success?.({ errMsg: 'connectSocket:ok' }));
      return task(socket);
    },

    onStatus: (listener) => void listeners.push(listener),
    setOnline(online) {
      network.online = online;
      if (!online) for (const socket of [...sockets]) socket.terminate();
      for (const listener of listeners)
        listener({ isConnected: online, networkType: online ? 'wifi' : 'none' });
    },
    stop() {
      network.online = false;
      for (const abort of requests) abort.abort();
      for (const socket of [...sockets]) socket.terminate();
    },
  };
  return network;
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
