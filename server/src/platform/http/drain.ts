import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export interface Drain {
  /**
   * Takes no new connections and answers what is asked on those that are open, each time with `Connection: close`, so that a
   * client which keeps sending goes elsewhere. Whoever is still there after `withinMs`, websockets included, is cut off.
   */
  end(withinMs: number): Promise<void>;
}

/** Watches the connections of a server from its start; call it before anything else listens to its requests. */
export function watchConnections(server: Server): Drain {
  const sockets = new Set<Socket>();
  const open = new Set<ServerResponse>();
  let ending = false;
  const announce = (reply: ServerResponse) => {
    if (!reply.headersSent) reply.setHeader('Connection', 'close');
  };
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('request', (_request, reply) => {
    if (ending) announce(reply);
    open.add(reply);
    reply.once('close', () => {
      open.delete(reply);
      // What was answered before the end was announced was promised another request.
      if (ending) setImmediate(() => server.closeIdleConnections());
    });
  });
  return {
    async end(withinMs) {
      ending = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const reply of open) announce(reply);
      server.closeIdleConnections();
      const patience = setTimeout(() => {
        for (const socket of sockets) socket.destroy();
      }, withinMs);
      await closed;
      clearTimeout(patience);
    },
  };
}
