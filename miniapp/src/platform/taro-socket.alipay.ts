import type { SocketLike } from './taro-socket';

/** What came: its text or bytes, in newer versions wrapped once more. */
type Came = string | ArrayBuffer | { data: string | ArrayBuffer };
interface Task {
  onOpen(listener: () => void): void;
  onClose(listener: (event: object) => void): void;
  onError(listener: (event: object) => void): void;
  onMessage(listener: (event: { data: Came }) => void): void;
  send(options: { data: string }): void;
  close(options: object): void;
}
declare const my: {
  connectSocket(options: { url: string; multiple: true; fail(error: object): void }): Task;
};

/** Taro maps every task to the one global socket of `my.*`; with `multiple` Alipay itself gives tasks. */
export function openTaroSocket(url: string): SocketLike {
  const socket: SocketLike = {
    binaryType: 'arraybuffer',
    // We send text only; bytes would have to go as Base64.
    send: (data) => task.send({ data: String(data) }),
    close: () => task.close({}),
  };
  // Where no connection comes about, `fail` may be all that Alipay says.
  const task = my.connectSocket({ url, multiple: true, fail: (error) => socket.onerror?.(error) });
  task.onOpen(() => socket.onopen?.());
  task.onClose((event) => socket.onclose?.(event));
  task.onError((event) => socket.onerror?.(event));
  task.onMessage(({ data }) =>
    socket.onmessage?.({ data: typeof data === 'object' && 'data' in data ? data.data : data }),
  );
  return socket;
}
