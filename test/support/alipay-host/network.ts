import type { Options } from '../mini-program-host/answers';
import type { Connection } from '../mini-program-host/network';
import type { Host } from '../mini-program-host/platform';

type RequestOptions = Options & {
  url: string;
  method?: string;
  headers?: Record<string, unknown>;
  data?: string | ArrayBuffer | object;
  dataType?: string;
};
type SocketOptions = Options & { url: string; multiple?: boolean; header?: Record<string, string> };

const METHODS = new Set(['GET', 'POST', 'PUT', 'DELETE']);

/** `my.request`, sockets as tasks, and what tells of the network. Errors have Alipay's numbers. */
export function createMyNetwork({ network, timers }: Host) {
  let tasks = 0;
  const finish = (options: Options, outcome: 'success' | 'fail', reply: object) => {
    options[outcome]?.(reply);
    options.complete?.(reply);
  };

  return {
    request(options: RequestOptions) {
      const { url, dataType = 'json' } = options;
      const method = (options.method ?? 'GET').toUpperCase();
      const headers: Record<string, unknown> = { 'content-type': 'application/json', ...options.headers };
      if (!METHODS.has(method) || !Object.values(headers).every((value) => typeof value === 'string')) {
        const reply = { error: 2, errorMessage: `wrong parameters of ${method}` };
        timers.setTimeout(() => finish(options, 'fail', reply));
        return { abort() {} };
      }
      const body = bodyOf(options.data);
      const { answer, abort } = network.send({
        url,
        method,
        headers: headers as Record<string, string>,
        body,
      });
      answer.then(
        ({ status, headers, text }) => {
          const reply = { status, headers };
          if (status < 200 || status > 299) {
            const failure = { error: 19, errorMessage: 'http status error', data: text };
            return finish(options, 'fail', { ...reply, ...failure });
          }
          try {
            const data = dataType === 'json' ? JSON.parse(text) : text;
            finish(options, 'success', { ...reply, data });
          } catch {
            finish(options, 'fail', {
              ...reply,
              error: 14,
              errorMessage: 'JSON parse data error',
              data: text,
            });
          }
        },
        (error: Error) => finish(options, 'fail', { error: 12, errorMessage: error.message }),
      );
      return { abort };
    },

    /** With `multiple` a task; without, there is none, and everything goes through one socket of `my` itself. */
    connectSocket(options: SocketOptions) {
      if (!options.multiple) return undefined;
      const socketTaskID = String(++tasks);
      const on = new Map<string, ((event: object) => void)[]>();
      const listen = (name: string) => (listener: (event: object) => void) =>
        void on.set(name, [...(on.get(name) ?? []), listener]);
      const tell = (name: string, data: object = {}, event: object = {}) => {
        for (const listener of on.get(name) ?? []) listener({ data: { socketTaskID, ...data }, ...event });
      };
      let connection: Connection | undefined;
      let open = false;
      const refused = network.refusesSocket();
      if (refused) timers.setTimeout(() => finish(options, 'fail', { error: 6, errorMessage: refused }));
      else {
        timers.setTimeout(() => finish(options, 'success', {}));
        connection = network.connect(options.url, options.header, {
          open: () => {
            open = true;
            tell('open');
          },
          message: (data) =>
            typeof data === 'string'
              ? tell('message', { data, isBuffer: false })
              : tell('message', { data: Buffer.from(data).toString('base64'), isBuffer: true }),
          error: (errorMessage) => tell('error', {}, { error: 1, errorMessage }),
          close: () => {
            open = false;
            tell('close');
          },
        });
      }
      return {
        onOpen: listen('open'),
        onClose: listen('close'),
        onError: listen('error'),
        onMessage: listen('message'),
        send(sent: Options & { data: unknown; isBuffer?: boolean }) {
          if (!open) return finish(sent, 'fail', { error: 10, errorMessage: 'not open' });
          // Bytes go as Base64.
          if (typeof sent.data !== 'string')
            return finish(sent, 'fail', { error: 2, errorMessage: 'no text' });
          connection?.send(
            sent.isBuffer ? new Uint8Array(Buffer.from(sent.data, 'base64')).buffer : sent.data,
          );
          finish(sent, 'success', { success: true });
        },
        close(closed: Options & { code?: number } = {}) {
          connection?.close(closed.code);
          finish(closed, 'success', {});
        },
      };
    },

    onNetworkStatusChange: (listener: (status: object) => void) =>
      network.onOnline((online) =>
        listener({ isConnected: online, networkType: online ? 'WIFI' : 'NOTREACHABLE' }),
      ),
  };
}

function bodyOf(data: RequestOptions['data']): string | ArrayBuffer | undefined {
  if (data === undefined || typeof data === 'string' || data instanceof ArrayBuffer) return data;
  return JSON.stringify(data);
}
