import { randomUUID } from 'node:crypto';
import type { Client } from '@wanglai/client';
import { startServer, type TestServer } from '../../../../test/support/start-server';
import { wholeStream } from '../../../../test/support/stream';
import { buildContent } from './test/build-content';

let server: TestServer;
let operator: Client;
beforeAll(async () => {
  server = await startServer({ upTo: 'content' });
  operator = await server.signIn('operator');
});
afterAll(() => server.stop());

const item = (over: object = {}) => ({ ...buildContent(), externalId: randomUUID(), ...over });
const bring = (items: readonly unknown[], key?: string) =>
  operator.call('POST /contents/bulk', {
    body: { items: items as never },
    ...(key !== undefined && { headers: { 'Idempotency-Key': key } }),
  });

it('publishes a thousand contents in one request, with the dates of then, and tells the stream of each', async () => {
  const items = Array.from({ length: 1_000 }, (_, i) =>
    item({ title: `旧文 ${i}`, publishedAt: new Date(Date.UTC(2024, 0, 1, 0, i)).toISOString() }),
  );
  const reply = await bring(items);
  expect(new Set(reply.items.map(({ state }) => state))).toEqual(new Set(['created']));
  expect(reply.items.map(({ index, externalId }) => [index, externalId])).toEqual(
    items.map(({ externalId }, i) => [i, externalId]),
  );
  const { id } = reply.items[7]!;
  const content = await server
    .stranger()
    .call('GET /contents/:id', { params: { id: id! } })
    .catch(() => null);
  expect(content).toBeNull();
  const reader = await server.signIn('consumer');
  expect(await reader.call('GET /contents/:id', { params: { id: id! } })).toMatchObject({
    title: '旧文 7',
    publishedAt: '2024-01-01T00:07:00.000Z',
    state: 'published',
  });
  await server.app.rooms.interactions.settle();
  const told = (await wholeStream(server.db)).filter(({ type }) => type === 'content.published');
  expect(told.map(({ target }) => target!['id']).sort()).toEqual(reply.items.map((one) => one.id).sort());
  expect(new Set(told.map(({ props }) => props?.['bulk']))).toEqual(new Set([true]));
  expect(await server.db.collection('content.contents').countDocuments({ outbox: { $exists: true } })).toBe(
    0,
  );
}, 60_000);

it('names what is wrong with an item by its place, and takes the others', async () => {
  const [good, tomorrow] = [item(), item({ publishedAt: new Date(Date.now() + 86_400_000).toISOString() })];
  const { items } = await bring([item({ topics: [] }), good, 7, tomorrow]);
  expect(items).toEqual([
    { index: 0, state: 'rejected', code: 'request.invalid', message: expect.any(String), path: 'topics' },
    { index: 1, state: 'created', externalId: good.externalId, id: expect.any(String) },
    { index: 2, state: 'rejected', code: 'request.invalid', message: expect.any(String), path: '' },
    {
      index: 3,
      state: 'rejected',
      code: 'request.invalid',
      message: expect.any(String),
      path: 'publishedAt',
      externalId: tomorrow.externalId,
    },
  ]);
});

it('brings each content once by the id that it has outside, also in two requests at the same time', async () => {
  const [a, b] = [item(), item()];
  const first = await bring([a, a]);
  expect(first.items.map(({ state }) => state)).toEqual(['created', 'existing']);
  expect(first.items[1]!.id).toBe(first.items[0]!.id);
  const both = await Promise.all([bring([b]), bring([{ ...b, title: '改过' }])]);
  expect(both.map(({ items }) => items[0]!.state).sort()).toEqual(['created', 'existing']);
  expect(both[0].items[0]!.id).toBe(both[1].items[0]!.id);
  expect((await bring([a])).items[0]).toEqual({ ...first.items[0], state: 'existing' });
});

it('answers the same again for the same Idempotency-Key, and adds what a broken request left out', async () => {
  const key = randomUUID();
  const [a, b] = [item(), item()];
  const half = await bring([a], key);
  const whole = await bring([a, b], key);
  expect(whole.items.map(({ state }) => state)).toEqual(['created', 'created']);
  expect(whole.items[0]).toEqual(half.items[0]);
  expect(await bring([a, b], key)).toEqual(whole);
  await expect(bring([a], 'short')).rejects.toMatchObject({ code: 'request.invalid' });
});
