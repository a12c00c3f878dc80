import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Timers } from './timers';

/** A request as it goes over the wire; what the platform allows has been seen to. */
export interface Ask {
  url: string;
  method: string;
  headers?: Record<string, string>;
  body?: string | ArrayBuffer;
}
export interface Answer {
  status: number;
  headers: Record<string, string>;
  text: string;
}

export interface SocketEvents {
  open(): void;
  message(data: string | ArrayBuffer): void;
  error(why: string): void;
  close(code: number): void;
}
export interface Connection {
  send(data: string | ArrayBuffer): void;
  close(code?: number): void;
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

/** Both platforms keep at most five open. */
const MOST_SOCKETS = 5;

export interface Network {
  readonly online: boolean;
  send(ask: Ask): { answer: Promise<Answer>; abort(): void };
  /** Why no socket would come about now, or nothing. */
  refusesSocket(): string | undefined;
  connect(url: string, headers: Record<string, string> | undefined, on: SocketEvents): Connection;
  onOnline(listener: (online: boolean) => void): void;
  /** False: every request fails and sockets drop, as without a network. */
  setOnline(online: boolean): void;
  stop(): void;
}

/** Requests over fetch and sockets over ws; each platform gives them its own shape. */
export function createNetwork(timers: Timers, redirected: (url: string) => string): Network {
  const sockets = new Set<NodeSocket>();
  const requests = new Set<AbortController>();
  const listeners: ((online: boolean) => void)[] = [];
  let online = true;

  const ask = async ({ url, method, headers, body }: Ask, signal: AbortSignal): Promise<Answer> => {
    if (!online) {
      await new Promise<void>((later) => timers.setTimeout(() => later()));
      throw new Error('offline');
    }
    const sent = method === 'GET' || method === 'HEAD' ? undefined : body;
    const reply = await fetch(redirected(url), { method, headers, body: sent, signal });
    const answered: Record<string, string> = {};
    reply.headers.forEach((value, name) => {
      answered[name] = value;
    });
    return { status: reply.status, headers: answered, text: await reply.text() };
  };

  return {
    get online() {
      return online;
    },
    send(what) {
      const abort = new AbortController();
      requests.add(abort);
      const answer = ask(what, abort.signal).finally(() => requests.delete(abort));
      return { answer, abort: () => abort.abort() };
    },
    refusesSocket: () =>
      !online ? 'offline' : sockets.size >= MOST_SOCKETS ? 'too many sockets' : undefined,
    connect(url, headers, on) {
      const socket = new WebSocket(redirected(url), { headers });
      socket.binaryType = 'arraybuffer';
      sockets.add(socket);
      socket.on('open', on.open);
      socket.on('message', (data: ArrayBuffer, binary: boolean) =>
        on.message(binary ? data : Buffer.from(data).toString('utf8')),
      );
      socket.on('error', (error: Error) => on.error(error.message));
      socket.on('close', (code: number) => {
        sockets.delete(socket);
        on.close(code);
      });
      return {
        send: (data) => socket.send(typeof data === 'string' ? data : new Uint8Array(data)),
        close: (code) => socket.close(code ?? 1000),
      };
    },
    onOnline: (listener) => void listeners.push(listener),
    setOnline(is) {
      online = is;
      if (!is) for (const socket of [...sockets]) socket.terminate();
      for (const listener of listeners) listener(is);
    },
    stop() {
      online = false;
      for (const abort of requests) abort.abort();
      for (const socket of [...sockets]) socket.terminate();
    },
  };
}
