import { openTaroSocket } from './taro-socket.alipay';

interface Connect {
  url: string;
  multiple: boolean;
  fail(error: object): void;
}
const heard: Record<string, (event?: unknown) => void> = {};
const task = {
  onOpen: (listener: () => void) => (heard.open = listener),
  onClose: (listener: () => void) => (heard.close = listener),
  onError: (listener: () => void) => (heard.error = listener),
  onMessage: (listener: () => void) => (heard.message = listener),
  send: jest.fn(),
  close: jest.fn(),
};
const connectSocket = jest.fn((_options: Connect) => task);

function open() {
  Object.assign(globalThis, { my: { connectSocket } });
  const socket = openTaroSocket('wss://house.example/socket');
  const messages: unknown[] = [];
  const errors: unknown[] = [];
  socket.onmessage = ({ data }) => messages.push(data);
  socket.onerror = (error) => errors.push(error);
  return { socket, messages, errors };
}

test('a message is read as new and as older versions of Alipay hand it over', () => {
  const { messages } = open();
  heard.message?.({ data: { data: 'new', isBuffer: false, socketTaskID: '1' } });
  heard.message?.({ data: 'old', isBuffer: false });
  expect(messages).toEqual(['new', 'old']);
});

test('a connection that does not come about is an error, so that it is tried again', () => {
  const { errors } = open();
  connectSocket.mock.lastCall?.[0].fail({ error: 6, errorMessage: 'timeout' });
  expect(errors).toEqual([{ error: 6, errorMessage: 'timeout' }]);
});

test('text is sent as text', () => {
  open().socket.send('40');
  expect(task.send).toHaveBeenCalledWith({ data: '40' });
});
