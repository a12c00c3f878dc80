import type { Client } from '@wanglai/client';
import { buildInteraction, record } from '../../../../test/support/events';
import { startServer, type TestServer } from '../../../../test/support/start-server';
import { createLogger } from '../../platform/logger';
import { Learning } from './learning';

const PEOPLE = 12;
let server: TestServer;
let people: Client[];
let operator: Client;
/** Contents without a topic in common; those of a pair are read by the same people. */
let pairs: [string, string][];

beforeAll(async () => {
  server = await startServer({ env: { RATE_LIMIT: '0' } });
  operator = await server.signIn('operator');
  const pieces = await publish(12, 'piece');
  pairs = [0, 1, 2].map((i) => [pieces[2 * i]!, pieces[2 * i + 1]!]);
  people = await Promise.all(Array.from({ length: PEOPLE }, (_, i) => server.signIn('consumer', `读者${i}`)));
  await Promise.all(people.map((person, i) => view(person, ...pairs[i % 3]!)));
  await settle();
}, 60_000);
afterAll(() => server?.stop());

const settle = async () => {
  await server.app.rooms.interactions.settle();
  await server.app.rooms.feed.settle?.();
};

async function publish(count: number, name: string): Promise<string[]> {
  const { items } = await operator.call('POST /contents/bulk', {
    body: {
      items: Array.from({ length: count }, (_, i) => ({
        kind: 'article' as const,
        externalId: `${name}-${i}`,
        title: `${name} ${i}`,
        summary: '',
        body: '慢慢来。',
        topics: [`${name}-${i}`],
        level: 'value' as const,
        publishedAt: '2026-03-01T00:00:00Z',
      })),
    },
  });
  return items.map(({ id }) => id!);
}
const view = (person: Client, ...ids: string[]) =>
  record(
    person,
    ids.map((id) => buildInteraction({ target: { type: 'content', id } })),
  );
const withdraw = (person: Client) =>
  person.call('PUT /me/consents/:purpose', {
    params: { purpose: 'personalisation' },
    body: { granted: false },
  });
const feedOf = async (person: Client) => (await person.call('GET /feed', { query: { limit: 20 } })).items;

it('places what others took up together first, at once, and names what it goes by', async () => {
  const reader = await server.signIn('consumer', '新来的');
  for (const [one, other] of pairs) {
    await view(reader, one);
    const [first] = await feedOf(reader);
    expect(first!.card.id).toBe(other);
    const title = (await reader.call('GET /contents/:id', { params: { id: one } })).title;
    expect(first!.reason.text).toContain(title);
    await view(reader, other);
  }
  const ids = (await feedOf(reader)).slice(0, 5).map(({ card }) => card.id);
  expect(ids.filter((id) => pairs.flat().includes(id))).toEqual([]);
});

it('leafs on from one choice of cards to the next, each once', async () => {
  await publish(150, 'more');
  const reader = await server.signIn('consumer', '翻到底');
  const seen: string[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await reader.call('GET /feed', { query: { limit: 50, ...(cursor && { cursor }) } });
    seen.push(...page.items.map(({ card }) => card.id));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen.length).toBeGreaterThanOrEqual(162);
  expect(new Set(seen).size).toBe(seen.length);
});

describe('the model', () => {
  const anew = async () => {
    const { interactions, identity } = server.app.rooms;
    const learning = new Learning({
      stream: interactions.stream,
      people: identity.people,
      now: () => new Date(),
      log: createLogger('silent'),
    });
    await learning.makeAnew(new AbortController().signal);
    return learning.affinities;
  };

  it('made anew from the stream knows the same as what was learned as it happened', async () => {
    const model = await anew();
    for (const [one, other] of pairs) {
      const [first] = model.fitting([{ item: one, at: Date.now() }], 5);
      expect(first).toMatchObject({ item: other, because: one });
      expect(model.degreeOf(one)).toBeGreaterThan(PEOPLE / 3 - 0.5);
    }
  });

  it('knows nothing of who does not grant personalisation, and after a withdrawal the next one neither', async () => {
    const [one, other] = await publish(2, 'private');
    const shy = await server.signIn('consumer', '不愿意');
    await withdraw(shy);
    await view(shy, one!, other!);
    const regretful = await server.signIn('consumer', '后悔的');
    await view(regretful, one!, other!);
    await settle();
    expect((await anew()).degreeOf(one!)).toBeCloseTo(1);
    await withdraw(regretful);
    expect((await anew()).degreeOf(one!)).toBe(0);
  });
});
