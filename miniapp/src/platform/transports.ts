import { WebSocket as WebSocketTransport } from 'engine.io-client';
import { openTaroSocket } from './taro-socket';

/** engine.io over the platform's sockets: the library's websocket transport with another socket below. */
class TaroTransport extends WebSocketTransport {
  override createSocket(uri: string) {
    return openTaroSocket(uri);
  }
}

export const transports = [TaroTransport];
