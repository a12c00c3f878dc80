import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { startServer } from '../../test/support/start-server';

/** One request over a kept connection. */
async function ask(agent: Agent, url: string): Promise<IncomingMessage> {
  const [reply] = (await once(get(url, { agent }), 'response')) as [IncomingMessage];
  reply.resume();
  await once(reply, 'end');
  return reply;
}

it('a client that keeps sending over one connection is answered, told to go, and does not hold up the end', async () => {
  const server = await startServer({ upTo: 'interactions' });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const url = `${server.origin}/api/v1/about`;
  expect((await ask(agent, url)).headers.connection).toBe('keep-alive');

  // The connection is busy at the moment of the end, as those of a client that never rests are.
  const busy = ask(agent, url);
  await once(server.app.server, 'request');
  const stopped = server.stop();
  const last = await busy;
  expect([last.statusCode, last.headers.connection]).toEqual([200, 'close']);
  await expect(ask(agent, url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await stopped;
  agent.destroy();
});

it('whoever holds a connection and says nothing is cut off', async () => {
  const server = await startServer({ upTo: 'interactions' });
  const { hostname, port } = new URL(server.origin);
  const silent = connect(Number(port), hostname);
  silent.on('error', () => {});
  const [text] = await Promise.all([
    once(silent, 'data').then(([data]) => String(data)),
    once(silent, 'connect').then(() =>
      silent.write(
        `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${hostname}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
      ),
    ),
  ]);
  expect(text).toContain('101 Switching Protocols');
  const cut = once(silent, 'close');
  const began = Date.now();
  await server.stop();
  await cut;
  expect(Date.now() - began).toBeLessThan(7_000);
}, 15_000);
