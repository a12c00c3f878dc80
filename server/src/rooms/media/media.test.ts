import type { Client } from '@wanglai/client';
import { personIdOf } from '../../../../test/support/people';
import { startServer, type TestServer } from '../../../../test/support/start-server';
import { buildPng } from '../content/test/build-content';

let server: TestServer;
let reader: Client;
beforeAll(async () => {
  server = await startServer();
  reader = await server.signIn('consumer');
});
afterAll(() => server.stop());

const refused = (code: string) => expect.objectContaining({ problem: expect.objectContaining({ code }) });
const upload = (who: Client, body: Uint8Array) => who.call('POST /media', { body });
const stored = () => server.db.collection('media.pictures').countDocuments();

it('keeps a picture at an address of its own, readable by whoever knows it', async () => {
  const bytes = buildPng(320, 240);
  const { id, url, width, height } = await upload(reader, bytes);
  expect({ url, width, height }).toEqual({ url: `/api/v1/media/${id}`, width: 320, height: 240 });
  const reply = await fetch(server.origin + url);
  expect(reply.headers.get('content-type')).toBe('image/png');
  expect(reply.headers.get('cache-control')).toContain('immutable');
  expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
  expect(Buffer.from(await reply.arrayBuffer())).toEqual(Buffer.from(bytes));
  const { owns } = server.app.rooms.media;
  expect(await owns([personIdOf(reader)], url)).toBe(true);
  expect(await owns([personIdOf(await server.signIn('consumer'))], url)).toBe(false);
  expect(await owns([personIdOf(reader)], `https://example.com${url}`)).toBe(false);
});

it('has one address for the same picture of the same owner, another for another owner', async () => {
  const bytes = buildPng(10, 10, 7);
  const replies = await Promise.all([1, 2, 3].map(() => upload(reader, bytes)));
  const before = await stored();
  expect(await upload(reader, bytes)).toEqual(replies[0]);
  expect(new Set(replies.map(({ id }) => id)).size).toBe(1);
  expect(await stored()).toBe(before);
  expect((await upload(await server.signIn('operator'), bytes)).id).not.toBe(replies[0]!.id);
});

it.each([
  ['text', Buffer.from('not a picture')],
  ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ['nothing', Buffer.alloc(0)],
])('refuses %s', async (_, body) => {
  const before = await stored();
  await expect(upload(reader, body)).rejects.toEqual(refused('media.not-an-image'));
  expect(await stored()).toBe(before);
});

it('refuses what is too large, and strangers', async () => {
  const large = Buffer.concat([buildPng(1, 1), Buffer.alloc(3 * 1_048_576)]);
  await expect(upload(reader, large)).rejects.toEqual(refused('request.too-large'));
  await expect(upload(server.stranger(), buildPng(1, 1))).rejects.toEqual(refused('auth.required'));
});

it('serves a drawing of the house so that it can do nothing but be seen', async () => {
  const url = await server.app.rooms.media.keepDrawing(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 6"/>',
  );
  const reply = await fetch(server.origin + url);
  expect(reply.headers.get('content-type')).toBe('image/svg+xml');
  expect(reply.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
});

it('knows no other addresses', async () => {
  expect((await fetch(`${server.origin}/api/v1/media/${'0'.repeat(32)}`)).status).toBe(404);
  expect((await fetch(`${server.origin}/api/v1/media/x`)).status).toBe(400);
});

it('erases pictures with their owner', async () => {
  const leaving = await server.signIn('consumer');
  const { url } = await upload(leaving, buildPng(5, 5));
  const { records } = server.app.rooms.media.people!;
  expect(await records.export([personIdOf(leaving)])).toMatchObject([{ kind: 'picture', url, width: 5 }]);
  await records.erase([personIdOf(leaving)]);
  expect((await fetch(server.origin + url)).status).toBe(404);
});
