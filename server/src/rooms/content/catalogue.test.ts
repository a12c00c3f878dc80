import type { Client } from '@wanglai/client';
import { buildInteraction, record } from '../../../../test/support/events';
import { personIdOf } from '../../../../test/support/people';
import { startServer, type TestServer } from '../../../../test/support/start-server';
import { addTopics, buildContent, publishContent } from './test/build-content';

let one: TestServer;
let two: TestServer;
let operator: Client;
beforeAll(async () => {
  one = await startServer();
  await addTopics(one.app.rooms.content);
  two = await startServer({ database: one });
  operator = await one.signIn('operator');
});
afterAll(async () => {
  await two.stop();
  await one.stop();
});

const viewOf = (id: string) => buildInteraction({ type: 'view', target: { type: 'content', id } });
const until = async (hold: () => boolean) => {
  for (let i = 0; i < 100 && !hold(); i++) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(hold()).toBe(true);
};

it('knows at once what this process changes, and soon what others do', async () => {
  const { id } = await publishContent(operator, { topics: ['tea', 'sleep'], level: 'value' });
  const known = { id, topics: ['tea', 'sleep'], level: 'value', title: buildContent().title };
  expect(one.app.rooms.content.describe(id)).toEqual(known);
  const other = two.app.rooms.content;
  await until(() => other.candidates().some((candidate) => candidate.id === id));
  expect(other.describe(id)).toEqual(known);
  await operator.call('POST /contents/:id/withdraw', { params: { id } });
  expect(one.app.rooms.content.candidates().map((candidate) => candidate.id)).not.toContain(id);
  await until(() => other.candidates().every((candidate) => candidate.id !== id));
  expect(other.describe(id)).toEqual(known);
});

it('knows everything when a server starts', async () => {
  const { id } = await publishContent(operator);
  const three = await startServer({ database: one });
  expect(three.app.rooms.content.describe(id)).toMatchObject({ id });
  expect(three.app.rooms.content.topics('en').map(({ label }) => label)).toEqual([
    'Pour-over',
    'Tea',
    'Sleep',
  ]);
  await three.stop();
});

it('counts each view once, whoever looks and whichever process hears it, and keeps nobody’s name', async () => {
  const { id } = await publishContent(operator);
  await until(() => two.app.rooms.content.describe(id) !== undefined);
  const here = await one.signIn('consumer');
  const there = await two.signIn('consumer');
  const events = [viewOf(id), viewOf(id)];
  await record(here, events);
  await record(here, events);
  await record(there, [viewOf(id), buildInteraction({ type: 'exposure', target: { type: 'content', id } })]);
  for (const { app } of [one, two]) await app.rooms.interactions.settle();
  const kept = await one.db.collection('content.views').findOne({ _id: id as never });
  expect(kept).toMatchObject({ views: 3 });
  expect(JSON.stringify(kept)).not.toContain(personIdOf(here));
  // Counts are looked up anew after five seconds; this server has not looked yet.
  expect((await there.call('GET /contents/:id', { params: { id } })).stats.views).toBe(3);
});
