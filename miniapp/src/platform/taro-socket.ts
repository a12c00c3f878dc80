import Taro from '@tarojs/taro';

/** As much of the browser's WebSocket as engine.io asks for. */
export interface SocketLike {
  binaryType: string;
  onopen?: () => void;
  onclose?: (event: { code?: number; reason?: string }) => void;
  onmessage?: (event: { data: unknown }) => void;
  onerror?: (event: unknown) => void;
  send(data: string | ArrayBuffer | Uint8Array): void;
  close(): void;
}

export function openTaroSocket(url: string): SocketLike {
  let task: Taro.SocketTask | undefined;
  let closed = false;
  const socket: SocketLike = {
    binaryType: 'arraybuffer',
    send: (data) => void task?.send({ data: data instanceof Uint8Array ? exactBuffer(data) : data }),
    close() {
      closed = true;
      task?.close({});
    },
  };
  // Each socket has its own task in WeChat; the promise only tells that it was made.
  void Promise.resolve(Taro.connectSocket({ url })).then(
    (made) => {
      task = made;
      if (closed) return made.close({});
      made.onOpen(() => socket.onopen?.());
      made.onClose((event) => socket.onclose?.(event));
      made.onError((event) => socket.onerror?.(event));
      made.onMessage(({ data }) => socket.onmessage?.({ data }));
    },
    (error) => socket.onerror?.(error),
  );
  return socket;
}

/** The bytes of a view alone: platforms send the whole buffer below it. */
const exactBuffer = (view: Uint8Array): ArrayBuffer =>
  view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength) as ArrayBuffer;
