import { randomUUID } from 'node:crypto';
import type { Client } from '@wanglai/client';
import { buildInteraction, record } from '../../../../test/support/events';
import { personIdOf } from '../../../../test/support/people';
import { startServer, type TestServer } from '../../../../test/support/start-server';
import { wholeStream } from '../../../../test/support/stream';
import { forgetOld } from './interactions.jobs';
import { BUCKETS, type Bucket, BY_PERSON, bucketsOf, type StoredFact, uuidBytes } from './interactions.model';
import { about, factsOf } from './interactions.store';
import { startOf } from './stream/segments';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

describe('the timeline', () => {
  let person: Client;
  beforeEach(async () => {
    person = await server.signIn('consumer');
  });
  /** Ids of all facts about a person, read in pages. */
  const readInPages = async (who: Client, limit: number) => {
    const admin = await server.signIn('admin');
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await admin.call('GET /people/:id/interactions', {
        params: { id: personIdOf(who) },
        query: { limit, ...(cursor && { cursor }) },
      });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return seen;
  };

  it('pages through facts of one instant without losing or repeating one', async () => {
    const at = new Date(Date.now() - 1_000).toISOString();
    const events = Array.from({ length: 25 }, () => buildInteraction({ at }));
    await record(person, events);
    const seen = await readInPages(person, 7);
    expect(seen.sort()).toEqual(events.map(({ id }) => id).sort());
  });

  it('is in the order of time, however late and mixed a device tells', async () => {
    const ages = Array.from({ length: 120 }, (_, i) => ((i * 7_919) % 120) * 37_000 + 1_000);
    const now = Date.now();
    const events = ages.map((age) => buildInteraction({ at: new Date(now - age).toISOString() }));
    for (let i = 0; i < events.length; i += 17) await record(person, events.slice(i, i + 17), new Date(now));
    const newestFirst = [...events].sort((a, b) => b.at.localeCompare(a.at)).map(({ id }) => id);
    expect(await readInPages(person, 9)).toEqual(newestFirst);
  });

  it('is for staff only', async () => {
    await expect(
      person.call('GET /people/:id/interactions', { params: { id: personIdOf(person) } }),
    ).rejects.toMatchObject({ status: 403 });
  });
});

it('reads its hot queries from an index, never from the whole stream', async () => {
  const buckets = server.db.collection<Bucket>(BUCKETS);
  const plans = await Promise.all([
    buckets
      .find({ _id: { $gt: 1, $lt: 9 } })
      .sort({ _id: 1 })
      .explain(),
    buckets
      .find(about(['a', 'b'], { at: new Date() }))
      .sort({ to: -1 })
      .hint(BY_PERSON)
      .explain(),
    buckets.find({ personId: { $in: ['a', 'b'] }, ids: { $in: [uuidBytes(randomUUID())] } }).explain(),
  ]);
  for (const plan of plans) {
    const text = JSON.stringify(plan['queryPlanner'].winningPlan);
    expect(text).toContain('IXSCAN');
    expect(text).not.toContain('"COLLSCAN"');
    expect(text).not.toContain('"SORT"');
  }
});

describe('the retention', () => {
  const DAY_MS = 86_400_000;
  const retentionDays = 30;
  const told = (segment: number, number: number, daysAgo: number, now: Date): StoredFact => ({
    _id: uuidBytes(randomUUID()),
    position: startOf(segment) + number,
    personId: 'somebody',
    type: 'view',
    at: new Date(now.getTime() - daysAgo * DAY_MS),
    receivedAt: new Date(now.getTime() - daysAgo * DAY_MS),
    zone: 'UTC',
  });

  it('deletes what is too old in every segment, and nothing that is not', async () => {
    const facts = factsOf(server.db);
    await server.db.collection(BUCKETS).deleteMany({});
    const now = new Date();
    // Two processes that wrote side by side: both began before the limit and went on after it.
    const all = [1_001, 1_002].flatMap((segment) =>
      Array.from({ length: 60 }, (_, i) => told(segment, i, 60 - i, now)),
    );
    await facts.insert(all.map((fact) => [fact]));
    await facts.insert([Array.from({ length: 90 }, (_, i) => told(1_003, i, 31, now))]);
    await forgetOld({ facts, now: () => now, retentionDays });
    const left = await wholeStream(server.db);
    const young = all.filter(
      ({ receivedAt }) => receivedAt.getTime() >= now.getTime() - retentionDays * DAY_MS,
    );
    expect(left.map(({ position }) => position)).toEqual(young.map(({ position }) => position));
    expect(young).toHaveLength(60);
  });

  it('goes through more than it reads at once', async () => {
    const facts = factsOf(server.db);
    await server.db.collection(BUCKETS).deleteMany({});
    const now = new Date();
    const many = Array.from({ length: 2_500 }, (_, i) => told(2_001, i, 31, now));
    await facts.insert(bucketsOf(many));
    await facts.insert([[told(2_001, 2_500, 1, now)]]);
    await forgetOld({ facts, now: () => now, retentionDays });
    expect((await wholeStream(server.db)).map(({ position }) => position)).toEqual([startOf(2_001) + 2_500]);
  });
});
