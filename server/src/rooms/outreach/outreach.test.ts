import type { Client } from '@wanglai/client';
import type { Push } from '@wanglai/contract';
import { record, viewsAt } from '../../../../test/support/events';
import { liveOf, next } from '../../../../test/support/live-of';
import { personIdOf, tokenOf } from '../../../../test/support/people';
import { startServer, type TestServer } from '../../../../test/support/start-server';
import type { Push as StoredPush } from './pushes.model';
import { isNews } from './rules/is-news';
import { isQuiet, mayPlace } from './rules/may-place';

let server: TestServer;
let content: { id: string };
beforeAll(async () => {
  server = await startServer();
  await server.app.rooms.content.stock.topics([
    { _id: 'pour-over', label: { zh: '手冲', en: 'Pour-over' }, colour: '#5b4636', icon: 'coffee', order: 1 },
  ]);
  content = await publish('夜里的一杯');
});
afterAll(() => server.stop());

async function publish(title: string): Promise<{ id: string }> {
  const operator = await server.signIn('operator');
  const body = {
    kind: 'article' as const,
    title,
    summary: '短',
    body: '慢慢来。',
    topics: ['pour-over'],
    level: 'value' as const,
  };
  const made = await operator.call('POST /contents', { body });
  return operator.call('POST /contents/:id/publish', { params: { id: made.id } });
}
const readAtNight = (person: Client) =>
  record(
    person,
    viewsAt('Asia/Shanghai', 5, [23]).map((event) => ({
      ...event,
      target: { type: 'content', id: content.id },
    })),
  );

it('tells an open device of a tag that was earned, and slides in a card with the reason on it', async () => {
  const person = await server.signIn('consumer');
  const live = await liveOf(person);
  await publish('另一篇');
  const tag = next(live, 'tag:assigned');
  const card = next(live, 'card:placed');
  await readAtNight(person);
  expect(await tag).toMatchObject({ key: 'night-owl', label: '夜猫子' });
  const placed = await card;
  expect(placed).toMatchObject({
    card: { title: expect.any(String) },
    reason: { code: expect.any(String), text: expect.any(String) },
  });
  live.stop();
});

it('brings a new content to those who care for its topic, at once', async () => {
  const person = await server.signIn('consumer');
  await readAtNight(person);
  await server.app.rooms.interactions.settle();
  const other = await server.signIn('consumer');
  await readAtNight(other);
  await server.app.rooms.interactions.settle();
  // The gap between two cards has passed for whoever got one just now.
  await server.db
    .collection('outreach.pushes')
    .updateMany({}, { $set: { at: new Date(Date.now() - 3_600_000) } });
  const live = await liveOf(person);
  const card = next(
    live,
    'card:placed',
    ((payload: { card: { title: string } }) => payload.card.title === '刚刚发布的') as never,
  );
  await publish('刚刚发布的');
  expect(await card).toMatchObject({ reason: { code: 'fresh', text: expect.stringContaining('手冲') } });
  live.stop();
});

it('lets a device that was away fetch what it missed, by cursor', async () => {
  const person = await server.signIn('consumer');
  await readAtNight(person);
  await server.app.rooms.interactions.settle();
  const missed = await person.call('GET /me/pushes');
  expect(missed.items.map(({ kind }) => kind)).toContain('tag');
  const again = await person.call('GET /me/pushes', { query: { after: missed.latest! } });
  expect(again).toEqual({ items: [], nextCursor: missed.latest, latest: missed.latest });
});

it('gives the reason of a card in the language it is fetched in', async () => {
  const person = await server.signIn('consumer');
  await publish('又一篇');
  // Told before anybody cares for its topics, so that it comes to nobody as news.
  await server.app.rooms.interactions.settle();
  await server.app.rooms.outreach.settle?.();
  await readAtNight(person);
  await server.app.rooms.interactions.settle();
  const reasonIn = async (locale: string) => {
    const response = await fetch(`${server.origin}/api/v1/me/pushes`, {
      headers: { Authorization: `Bearer ${tokenOf(person)}`, 'Accept-Language': locale },
    });
    const { items } = (await response.json()) as { items: Push[] };
    return items.find((push) => push.kind === 'card')?.reason.text;
  };
  expect(await reasonIn('zh-CN')).toMatch(/^因为你是夜猫子/);
  expect(await reasonIn('en')).toMatch(/^Night owl: /);
});

it('pushes nothing to who has withdrawn personalisation', async () => {
  const person = await server.signIn('consumer');
  await person.call('PUT /me/consents/:purpose', {
    params: { purpose: 'personalisation' },
    body: { granted: false },
  });
  await readAtNight(person);
  await server.app.rooms.interactions.settle();
  expect((await person.call('GET /me/pushes')).items).toEqual([]);
  expect(await server.db.collection('outreach.pushes').countDocuments({ personId: personIdOf(person) })).toBe(
    0,
  );
});

describe('of many publications', () => {
  const cardsOf = (subject: string) => server.db.collection('outreach.pushes').countDocuments({ subject });
  const settled = async () => {
    await server.app.rooms.interactions.settle();
    await server.app.rooms.outreach.settle?.();
  };
  const rested = () =>
    server.db
      .collection('outreach.pushes')
      .updateMany({}, { $set: { at: new Date(Date.now() - 2 * 86_400_000) } });
  /** Nothing was published lately. */
  const quiet = () => server.db.collection('outreach.publications').deleteMany({});
  beforeEach(async () => {
    await settled();
    await quiet();
    await rested();
  });

  it('pushes nothing that comes in bulk', async () => {
    const person = await server.signIn('consumer');
    await readAtNight(person);
    await settled();
    const operator = await server.signIn('operator');
    const { items } = await operator.call('POST /contents/bulk', {
      body: {
        items: [
          {
            kind: 'article',
            title: '搬来的旧文',
            summary: '',
            body: '旧。',
            topics: ['pour-over'],
            level: 'value',
            externalId: 'old-1',
          },
        ],
      },
    });
    await settled();
    expect(await cardsOf(items[0]!.id!)).toBe(0);
    expect(await server.db.collection('outreach.publications').countDocuments()).toBe(0);
  });

  it('takes on no more than thirty in ten minutes, and tells each person of each once', async () => {
    const person = await server.signIn('consumer');
    await readAtNight(person);
    await settled();
    await quiet();
    await rested();
    for (let i = 0; i < 35; i++) await publish(`连发 ${i}`);
    await settled();
    const publications = server.db.collection('outreach.publications');
    expect(await publications.countDocuments()).toBe(30);
    expect(await publications.countDocuments({ open: true })).toBe(0);
    const told = await server.db
      .collection('outreach.pushes')
      .find({ personId: personIdOf(person), 'ground.code': 'published' })
      .toArray();
    // The gap between two cards keeps the others from them.
    expect(told).toHaveLength(1);
  });

  it('goes on where another process has left off, and pushes nobody twice', async () => {
    const people = await Promise.all([0, 1, 2].map(() => server.signIn('consumer')));
    await settled();
    const { id } = await publish('讲到一半');
    await settled();
    const publications = server.db.collection('outreach.publications');
    // Killed after the first of them was told, and before that was noted.
    const [first] = people.map(personIdOf);
    await server.db.collection('outreach.pushes').deleteMany({ subject: id });
    const { _id: cause } = (await publications.findOne({ contentId: id }))!;
    await server.db.collection<StoredPush>('outreach.pushes').insertOne({
      _id: 'f'.repeat(24),
      cause: `${cause}:${first}`,
      personId: first!,
      kind: 'card',
      at: new Date(Date.now() - 60_000),
      subject: id,
      ground: { code: 'published', topic: 'pour-over' },
    });
    await publications.updateOne(
      { contentId: id },
      {
        $set: {
          open: true,
          told: 0,
          audience: people.map(personIdOf),
          walker: 'somebody',
          until: new Date(Date.now() - 1_000),
        },
      },
    );
    await settled();
    const pushed = await server.db.collection('outreach.pushes').find({ subject: id }).toArray();
    expect(pushed.map(({ personId }) => personId).sort()).toEqual(people.map(personIdOf).sort());
    expect(await publications.countDocuments({ open: true })).toBe(0);
  });
});

it.each([
  ['one of just now', { at: new Date() }, true],
  ['one in bulk', { at: new Date(), props: { bulk: true } }, false],
  ['one of two hours ago', { at: new Date(Date.now() - 7_200_000) }, false],
])('%s is news: %#', (_, fact, news) => {
  expect(isNews(fact, new Date())).toBe(news);
});

describe('may a card be placed', () => {
  const now = new Date('2026-11-21T15:30:00Z');
  const ago = (ms: number) => new Date(now.getTime() - ms);
  it.each([
    ['nothing yet today', [], null, true],
    ['the last one long enough ago', [ago(60_000)], null, true],
    ['the last one just now', [ago(5_000)], null, false],
    ['six in a day', Array.from({ length: 6 }, (_, i) => ago(3_600_000 * (i + 1))), null, false],
    ['quiet hours over midnight, at 23:30 in Shanghai', [], { from: 22, to: 8 }, false],
    ['quiet hours that are over', [], { from: 9, to: 18 }, true],
  ])('%s', (_, earlier, quiet, may) => {
    expect(mayPlace(now, earlier, quiet, 'Asia/Shanghai')).toBe(may);
  });
  it('never counts equal ends as quiet', () => expect(isQuiet({ from: 8, to: 8 }, 8)).toBe(false));
});
