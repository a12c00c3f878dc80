import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ReplyOf } from '@wanglai/contract';
import { startMongo } from '@wanglai/embedded-mongo';
import { type Db, MongoClient } from 'mongodb';
import type { StoredFact } from '../../server/src/rooms/interactions/interactions.model';
import type { Push } from '../../server/src/rooms/outreach/pushes.model';
import { call } from '../bench/rig/api';
import { layTopics, type Persona, signIn, TOPICS } from '../bench/rig/brand';
import { buildServer, type Launched, launchServer } from '../bench/rig/server-process';
import { eventually } from '../support/product';
import { wholeStream } from '../support/stream';
import { layBacklog, layCrowd } from './crowd';
import { killDatabase } from './database-process';

const PEOPLE = 20_000;
const PUBLICATIONS = 10_000;
const VIEWS = 100_000;
/** Those who read; each of them everything they read in a row. */
const READERS = 2_000;
/** What the product promises whoever runs it, whatever its readers have still to do. */
const READY_MS = 10_000;
const GONE_MS = 5_000;

const dataDir = mkdtempSync(join(tmpdir(), 'wanglai-mass-'));
let server: Launched;
let origin: string;
let crowd: string[];

beforeAll(async () => {
  buildServer();
  await start();
  const { id } = await signIn(origin, 'consumer', 'one');
  await look(layTopics);
  crowd = await look((db) => layCrowd(db, id, PEOPLE));
}, 60_000);
afterAll(async () => {
  server?.kill('SIGKILL');
  killDatabase(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
});

/** Reads or lays what is stored, behind the server's back, whether it runs or not. */
async function look<T>(at: (db: Db) => Promise<T>): Promise<T> {
  const engine = await startMongo({ dataDir: join(dataDir, 'mongo') });
  const client = await new MongoClient(engine.uri).connect();
  try {
    return await at(client.db('wanglai'));
  } finally {
    await client.close();
    await engine.stop();
  }
}
const count = (collection: string, filter = {}) =>
  look((db) => db.collection(collection).countDocuments(filter));

/** Starts the server; how long it took until it said that it is ready, ms. */
async function start(): Promise<number> {
  const begun = performance.now();
  server = launchServer({ dataDir });
  origin = `http://127.0.0.1:${await server.ready}`;
  return performance.now() - begun;
}
/** Ends it; how long it took, ms. */
async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number> {
  const begun = performance.now();
  server.kill(signal);
  await server.gone;
  return performance.now() - begun;
}

const lagsOf = ({ items }: ReplyOf<'GET /readers'>) => items.map(({ lag }) => lag);
const readers = (admin: Persona) =>
  call<ReplyOf<'GET /readers'>>(origin, 'GET', '/readers', { token: admin.token });

it('brings ten thousand contents in bulk once each, pushed to nobody, however it is killed meanwhile', async () => {
  const requests = Array.from({ length: PUBLICATIONS / 500 }, (_, request) => ({
    key: randomUUID(),
    items: Array.from({ length: 500 }, (_, i) => ({
      kind: 'article',
      externalId: `piece-${request}-${i}`,
      title: `旧文 ${request}-${i}`,
      summary: '',
      body: '慢慢来。',
      topics: [TOPICS[i % TOPICS.length]],
      level: 'value',
      publishedAt: '2024-05-01T00:00:00Z',
    })),
  }));
  const kills = new Map<number, 'SIGKILL' | 'SIGTERM'>([
    [5, 'SIGKILL'],
    [12, 'SIGTERM'],
  ]);
  let operator = await signIn(origin, 'operator');
  for (const [i, { key, items }] of requests.entries()) {
    const signal = kills.get(i);
    const ending = signal && sleep(60).then(() => end(signal));
    const bring = async () => {
      const reply = await fetch(`${origin}/api/v1/contents/bulk`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${operator.token}`,
          'idempotency-key': key,
        },
        body: JSON.stringify({ items }),
      });
      return (await reply.json()) as ReplyOf<'POST /contents/bulk'>;
    };
    const told = bring().catch(() => null);
    if (ending) {
      const goneMs = await ending;
      if (signal === 'SIGTERM') expect(goneMs).toBeLessThan(GONE_MS);
      await told;
      expect(await start()).toBeLessThan(READY_MS);
      operator = await signIn(origin, 'operator');
    }
    const reply = ending ? await bring() : await told;
    expect(reply!.items.map(({ state }) => state)).toEqual(items.map(() => 'created'));
  }
  const published = await eventually(
    async () => (await look(wholeStream)).filter(({ type }) => type === 'content.published'),
    (facts) => facts.length >= PUBLICATIONS,
    30_000,
  );
  expect(new Set(published.map(({ target }) => target!['id'])).size).toBe(PUBLICATIONS);
  expect(published).toHaveLength(PUBLICATIONS);
  expect(await count('content.contents')).toBe(PUBLICATIONS);
  expect(await count('outreach.pushes')).toBe(0);
}, 90_000);

it('starts and ends at once with a hundred thousand facts unread, and reads each of them once', async () => {
  await end('SIGTERM');
  await look(async (db) => {
    const contents = await db.collection<{ _id: string }>('content.contents').find().limit(50).toArray();
    const ids = contents.map(({ _id }) => _id);
    await layBacklog(db, [...views(ids), ...publications(ids)]);
  });

  expect(await start()).toBeLessThan(READY_MS);
  const ready = (await (await fetch(`${origin}/readyz`)).json()) as Record<string, unknown>;
  expect(ready).toMatchObject({ ok: true, degraded: expect.arrayContaining(['outreach']) });
  const figures = await (await fetch(`${origin}/metrics`)).text();
  expect(Number(/wanglai_reader_lag_facts\{reader="outreach"\} (\d+)/.exec(figures)?.[1])).toBeGreaterThan(
    20_000,
  );

  // In the midst of it.
  expect(await end('SIGTERM')).toBeLessThan(GONE_MS);
  expect(await start()).toBeLessThan(READY_MS);
  await sleep(1_000);
  await end('SIGKILL');
  expect(await start()).toBeLessThan(READY_MS);

  const admin = await signIn(origin, 'admin');
  await eventually(
    () => readers(admin),
    (reply) => lagsOf(reply).every((lag) => lag === 0),
    60_000,
  );
  await eventually(
    () => count('outreach.publications', { open: true }),
    (open) => open === 0,
    30_000,
  );
  const stream = await look(wholeStream);
  const counted = await eventually(
    async () => ({ views: await sum('content.views', 'views'), facts: await sum('insights.pace', 'count') }),
    ({ views, facts }) => views >= VIEWS && facts >= stream.length,
  );
  expect(counted).toEqual({ views: VIEWS, facts: stream.length });

  const pushes = await look((db) => db.collection<Push>('outreach.pushes').find({ kind: 'card' }).toArray());
  expect(pushes.length).toBeGreaterThanOrEqual(500);
  expect(new Set(pushes.map(({ personId, subject }) => `${personId} ${subject}`)).size).toBe(pushes.length);
  // Ten thousand publications cause no more than those that are taken on.
  expect(await count('outreach.publications')).toBe(30);
}, 120_000);

type Laid = Omit<StoredFact, '_id' | 'position'>;

function views(contents: readonly string[]): Laid[] {
  const now = new Date();
  return Array.from({ length: VIEWS }, (_, i) => ({
    personId: crowd[PEOPLE - 1 - Math.floor((i * READERS) / VIEWS)]!,
    type: 'view',
    at: now,
    receivedAt: now,
    zone: 'Asia/Shanghai',
    sessionId: 's',
    page: 'p',
    content: { id: contents[i % contents.length]!, topics: [TOPICS[i % TOPICS.length]!], level: 'value' },
  }));
}

/** As if each had been published by itself just now. */
function publications(contents: readonly string[]): Laid[] {
  const now = new Date();
  return Array.from({ length: PUBLICATIONS }, (_, i) => {
    const id = contents[i % contents.length]!;
    return {
      personId: null,
      type: 'content.published',
      at: now,
      receivedAt: now,
      zone: 'UTC',
      target: { type: 'content', id },
      content: { id, topics: [TOPICS[i % TOPICS.length]!], level: 'value' },
    };
  });
}

const sum = (collection: string, field: string): Promise<number> =>
  look(async (db) => {
    const [total] = await db
      .collection(collection)
      .aggregate<{ all: number }>([{ $group: { _id: null, all: { $sum: `$${field}` } } }])
      .toArray();
    return total?.all ?? 0;
  });
