import type { Client } from '@wanglai/client';
import { type Locale, PURPOSES, type Purpose, type QueryIn } from '@wanglai/contract';
import { buildInteraction, record } from '../../../../test/support/events';
import { gathered } from '../../../../test/support/gathered';
import { personIdOf, tokenOf } from '../../../../test/support/people';
import { startServer, type TestServer } from '../../../../test/support/start-server';

const HOUR = 3_600_000;
const SHELF: Record<string, number> = { 'pour-over': 8, tea: 8, sleep: 8 };

let server: TestServer;
let reader: Client;
const idOf = (i: number) => i.toString(16).padStart(24, '0');
beforeAll(async () => {
  server = await startServer();
  const { stock } = server.app.rooms.content;
  await stock.topics(
    Object.entries({ 'pour-over': '手冲', tea: '茶', sleep: '睡眠' }).map(([key, zh], order) => ({
      _id: key,
      label: { zh, en: key },
      colour: '#a5472e',
      icon: 'leaf',
      order,
    })),
  );
  const topics = Object.entries(SHELF).flatMap(([topic, many]) => Array<string>(many).fill(topic));
  await stock.contents(
    topics.map((topic, i) => ({
      id: idOf(i),
      kind: 'article',
      title: `${topic} ${i}`,
      summary: '',
      body: '字',
      topics: [topic],
      level: 'attribute',
      author: '沈眠',
      minutes: (i % 8) + 1,
      publishedAt: new Date(Date.now() - (i + 80) * HOUR),
    })),
  );
});
afterAll(() => server.stop());
beforeEach(async () => {
  reader = await server.signIn('consumer');
});

const settle = () => server.app.rooms.interactions.settle();
const seen = (type: 'view' | 'exposure', ids: string[]) =>
  record(
    reader,
    ids.map((id) => buildInteraction({ type, target: { type: 'content', id } })),
  );
const grant = (purpose: Purpose, granted: boolean) =>
  reader.call('PUT /me/consents/:purpose', { params: { purpose }, body: { granted } });
const feed = (query: QueryIn<'GET /feed'> = {}) => reader.call('GET /feed', { query });
async function whole(query: QueryIn<'GET /feed'> = {}) {
  const items = [];
  let cursor: string | null | undefined;
  do {
    const page = await feed({ limit: 5, ...query, ...(cursor && { cursor }) });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return items;
}

describe('a personal feed', () => {
  it('gives every card a reason in words, and learns what somebody likes', async () => {
    await seen('view', [8, 9, 10].map(idOf));
    await server.app.rooms.interactions.settle();
    await reader.call('PUT /contents/:id/favourite', { params: { id: idOf(8) } });
    await settle();
    const { items } = await feed();
    expect(items).toHaveLength(10);
    expect(items[0]).toMatchObject({
      card: { topics: [{ key: 'tea', label: '茶' }] },
      reason: { code: 'interest', text: '因为你常看 茶' },
    });
    for (const { reason } of items) expect(reason.text).not.toBe('');
  });

  it('comes in pages that fit together, whatever happens meanwhile', async () => {
    const first = await feed({ limit: 6 });
    await seen(
      'exposure',
      first.items.map(({ card }) => card.id),
    );
    await seen('view', [first.items[0]!.card.id]);
    const ids = first.items.map(({ card }) => card.id);
    let cursor = first.nextCursor;
    while (cursor) {
      const page = await feed({ limit: 6, cursor });
      ids.push(...page.items.map(({ card }) => card.id));
      cursor = page.nextCursor;
    }
    expect(ids).toHaveLength(24);
    expect(new Set(ids).size).toBe(24);
  });

  it('puts what was opened last, and what was just shown further down', async () => {
    const before = (await feed({ limit: 3 })).items.map(({ card }) => card.id);
    await seen('exposure', before);
    await seen('view', [before[0]!]);
    const after = await whole();
    expect(after).toHaveLength(24);
    expect(after.slice(0, 3).map(({ card }) => card.id)).not.toEqual(expect.arrayContaining([before[1]]));
    expect(after.at(-1)).toMatchObject({ card: { id: before[0] }, reason: { code: 'again' } });
  });

  it('keeps topics apart', async () => {
    const topics = (await whole()).map(({ card }) => card.topics[0]!.key).slice(0, 15);
    for (let i = 0; i + 5 <= topics.length; i++)
      for (const topic of Object.keys(SHELF))
        expect(topics.slice(i, i + 5).filter((one) => one === topic).length).toBeLessThanOrEqual(2);
  });

  it('narrows to a topic', async () => {
    const items = await whole({ topic: 'tea' });
    expect(items).toHaveLength(8);
    for (const { card } of items) expect(card.topics[0]!.key).toBe('tea');
    expect((await feed({ topic: 'no-such' })).items).toEqual([]);
  });

  it('speaks English when asked', async () => {
    const reply = await fetch(`${server.origin}/api/v1/feed`, {
      headers: { Authorization: `Bearer ${tokenOf(reader)}`, 'Accept-Language': 'en' },
    });
    const { items } = (await reply.json()) as Awaited<ReturnType<typeof feed>>;
    for (const { reason } of items) expect(reason.text).toMatch(/^[\x20-\x7e]+$/);
  });

  it.each([
    'x',
    Buffer.from('["p",-1,"0123456789abcdef"]').toString('base64url'),
    Buffer.from('["q",1,"x"]').toString('base64url'),
  ])('refuses the cursor %s', async (cursor) => {
    await expect(feed({ cursor })).rejects.toMatchObject({ problem: { code: 'request.invalid' } });
  });

  it('is for consumers who are signed in', async () => {
    await expect(server.stranger().call('GET /feed')).rejects.toMatchObject({
      problem: { code: 'auth.required' },
    });
    const operator = await server.signIn('operator');
    await expect(operator.call('GET /feed')).rejects.toMatchObject({ problem: { code: 'auth.forbidden' } });
  });
});

describe('without personalisation', () => {
  it('the feed is editorial from the next reply on, newest first, and back again', async () => {
    await seen('view', [idOf(0), idOf(9), idOf(10)]);
    await settle();
    const personal = await feed({ limit: 4 });
    await grant('personalisation', false);
    const next = await feed({ limit: 24, cursor: personal.nextCursor! });
    expect(next.items.map(({ card }) => card.id)).toEqual(Array.from({ length: 24 }, (_, i) => idOf(i)));
    for (const { reason } of next.items) expect(reason).toEqual({ code: 'editorial', text: '编辑推荐' });
    expect((await whole()).map(({ card }) => card.id)).toEqual(Array.from({ length: 24 }, (_, i) => idOf(i)));
    expect(await server.app.rooms.feed.chooseFor(personIdOf(reader), 'night-owl')).toBeNull();
    await grant('personalisation', true);
    expect((await feed()).items.map(({ reason }) => reason.code)).not.toContain('editorial');
  });

  it('nothing is kept of what was shown', async () => {
    for (const purpose of PURPOSES) await grant(purpose, false);
    await whole();
    expect(
      await server.db.collection('feed.lists').countDocuments({ _id: personIdOf(reader) as never }),
    ).toBe(0);
  });
});

describe('one card for a person', () => {
  const chosenFor = (tag: string) => server.app.rooms.feed.chooseFor(personIdOf(reader), tag);
  const placedFor = async (tag: string, locale: Locale = 'zh-CN') => {
    const [placed] = await server.app.rooms.feed.place(personIdOf(reader), locale, [(await chosenFor(tag))!]);
    return placed!;
  };

  it('is short for a night owl, and says why in the language it is read in', async () => {
    const placed = await placedFor('night-owl');
    expect(placed.card.minutes).toBeLessThanOrEqual(4);
    expect(placed.reason).toEqual({ code: 'night', text: '因为你是夜猫子：这篇很短，读完好睡' });
    expect((await placedFor('night-owl', 'en')).reason.text).toBe('Night owl: a short one, then good night');
  });

  it('never names a sensitive tag', async () => {
    expect((await placedFor('sleep-trouble')).reason.text).not.toMatch(/睡/);
  });

  it('is nothing that was opened or just shown', async () => {
    const all = Array.from({ length: 24 }, (_, i) => idOf(i));
    await seen('view', all.slice(0, 12));
    await seen('exposure', all.slice(12, 23));
    expect(await chosenFor('deal-hunter')).toMatchObject({ id: idOf(23) });
    await seen('view', [idOf(23)]);
    expect(await chosenFor('deal-hunter')).toBeNull();
  });

  it('is none for nobody', async () => {
    expect(await server.app.rooms.feed.chooseFor('f'.repeat(24), 'night-owl')).toBeNull();
  });
});

it('is exported and erased with the person', async () => {
  await feed({ limit: 5 });
  const { records } = server.app.rooms.feed.people!;
  expect(await gathered(records.export([personIdOf(reader)]))).toHaveLength(1);
  await records.erase([personIdOf(reader)]);
  expect(await gathered(records.export([personIdOf(reader)]))).toEqual([]);
});
