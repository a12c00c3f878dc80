import type { SocketLike } from './taro-socket';

interface Task {
  onOpen(listener: () => void): void;
  onClose(listener: (event: object) => void): void;
  onError(listener: (event: object) => void): void;
  onMessage(listener: (event: { data: string | { data: unknown } }) => void): void;
  send(options: { data: unknown; isBuffer?: boolean }): void;
  close(options: object): void;
}
declare const my: { connectSocket(options: { url: string; multiple: true }): Task };

/** Taro maps every task to the one global socket of `my.*`; with `multiple` Alipay itself gives tasks. */
export function openTaroSocket(url: string): SocketLike {
  const task = my.connectSocket({ url, multiple: true });
  const socket: SocketLike = {
    binaryType: 'arraybuffer',
    send: (data) => task.send({ data, isBuffer: typeof data !== 'string' }),
    close: () => task.close({}),
  };
  task.onOpen(() => socket.onopen?.());
  task.onClose((event) => socket.onclose?.(event));
  task.onError((event) => socket.onerror?.(event));
  // Older versions wrap what came once more.
  task.onMessage(({ data }) => socket.onmessage?.({ data: typeof data === 'string' ? data : data.data }));
  return socket;
}
