import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { ApiError } from '@wanglai/client';
import { liveOf } from '../../test/support/live-of';
import { startServer, type TestServer } from '../../test/support/start-server';

const GIB = 2 ** 30;
let free = GIB;
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ upTo: 'chat', freeBytes: async () => free });
});
afterAll(() => server.stop());

const ready = async () => {
  const reply = await fetch(`${server.origin}/readyz`);
  return { status: reply.status, ...((await reply.json()) as { checks: Record<string, boolean> }) };
};
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => (error instanceof ApiError ? [error.problem.status, error.problem.code] : error),
  );
/** The server looks once a second. */
const until = async (isReady: boolean) => {
  while ((await ready()).checks['disk'] !== isReady) await new Promise((turn) => setTimeout(turn, 50));
};

it('with the disk nearly full nothing new is taken, what is there is read, and the right to withdraw stays', async () => {
  const person = await server.signIn('consumer');
  const { id } = await person.call('POST /conversations', { body: { kind: 'service' } });
  const live = await liveOf(person);
  expect(await ready()).toMatchObject({ status: 200, checks: { database: true, disk: true } });

  free = 100 * 2 ** 20;
  await until(false);
  expect((await ready()).status).toBe(503);
  const full = [503, 'server.full'];
  const words = { clientId: 'client-message-1', body: { kind: 'text' as const, text: '还在吗' } };
  expect(
    await refusal(person.call('POST /conversations/:id/messages', { params: { id }, body: words })),
  ).toEqual(full);
  expect(await live.emit('message:send', { conversationId: id, ...words })).toMatchObject({
    ok: false,
    error: { code: 'server.full' },
  });
  expect(await refusal(person.call('GET /conversations/:id/messages', { params: { id } }))).toBeNull();
  expect(
    await refusal(
      person.call('PUT /me/consents/:purpose', {
        params: { purpose: 'personalisation' },
        body: { granted: false },
      }),
    ),
  ).toBeNull();
  expect((await (await server.signIn('consumer')).call('GET /me')).id).toBeTruthy();

  free = GIB;
  await until(true);
  expect(
    await refusal(person.call('POST /conversations/:id/messages', { params: { id }, body: words })),
  ).toBeNull();
  live.stop();
}, 20_000);

/** Sends something and breaks off with a reset, as a phone does that loses its network; resolves once the server knows. */
async function breakOff(text: string, when: (socket: Socket) => Promise<unknown>): Promise<void> {
  const { hostname, port } = new URL(server.origin);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  const [theirs] = (await once(server.app.server, 'connection')) as [Socket];
  const gone = new Promise((closed) => theirs.once('close', closed));
  socket.write(text);
  await when(socket);
  socket.resetAndDestroy();
  await gone;
}

it('requests that are broken off leave nothing beside the log', async () => {
  const printed = jest.spyOn(console, 'error').mockImplementation(() => {});
  const asked = () => once(server.app.server, 'request');
  const head = 'Host: x\r\nContent-Type: application/json\r\n';
  await breakOff(`POST /api/v1/auth/visitor HTTP/1.1\r\n${head}Content-Length: 90\r\n\r\n{"dev`, asked);
  await breakOff(`GET /api/v1/about HTTP/1.1\r\n${head}\r\n`, asked);
  await breakOff(`GET /api/docs/swagger-ui-bundle.js HTTP/1.1\r\n${head}\r\n`, (socket) =>
    once(socket, 'data'),
  );
  expect(printed.mock.calls).toEqual([]);
  printed.mockRestore();
});
