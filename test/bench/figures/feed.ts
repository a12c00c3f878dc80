import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ReplyOf } from '@wanglai/contract';
import { startMongo } from '@wanglai/embedded-mongo';
import { type Db, MongoClient } from 'mongodb';
import { layBacklog, layCrowd } from '../../faults/crowd';
import { percentile } from '../load/tally';
import { call, each } from '../rig/api';
import { layTopics, type Persona, signIn, signInMany, TOPICS } from '../rig/brand';
import { memoryOf } from '../rig/cpu';
import { type ServerProcess, startServerProcess } from '../rig/server-process';
import type { Figure } from './figure';

const PER_SECOND = 100;
const SECONDS = 15;
const READERS = 200;
const HISTORY = 10;
const PUBLISHED_AT_ONCE = 1_000;
const LEARNED_MS = 600_000;

interface House {
  people: number;
  contents: number;
}

/** How long a list takes for people with a past, at a constant rate, in a house of so many people and contents. */
export async function feed({ people, contents }: House): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'wanglai-feed-'));
  const engine = await startMongo({ dataDir });
  const client = await new MongoClient(engine.uri).connect();
  const db = client.db('wanglai');
  const start = () => startServerProcess({ dataDir, env: { MONGODB_URI: engine.uri, RATE_LIMIT: '0' } });
  let server: ServerProcess | undefined;
  const end = async () => {
    server?.kill('SIGTERM');
    await server?.gone;
  };
  try {
    server = await start();
    await layTopics(db);
    const ids = await publish(originOf(server), contents);
    const one = await signIn(originOf(server), 'consumer', 'one');
    await end();
    await layPast(db, await layCrowd(db, one.id, people), ids);
    server = await start();
    const origin = originOf(server);
    await learned(origin);
    const readers = await signInMany(origin, READERS, 'reader');
    await each(readers.length, (i) => read(origin, readers[i]!, past(i, ids)), 8);
    // A server that has just been started compiles what it runs.
    for (let warm = 0; warm < 3; warm++) await each(readers.length, (i) => ask(origin, readers[i]!), 4);
    const times = await askAtRate(origin, readers);
    const share = `${people.toLocaleString('en-US')} people, ${contents.toLocaleString('en-US')} contents`;
    return [
      {
        name: `feed, p95 at ${PER_SECOND} requests/s`,
        value: percentile(times, 0.95),
        unit: 'ms',
        goal: { is: '<=', value: 40 },
        note: `p50 ${percentile(times, 0.5).toFixed(1)}; ${share}`,
      },
      {
        name: 'memory of a server that has learned',
        value: Math.round(memoryOf(server.pid)),
        unit: 'MB',
        note: share,
      },
    ];
  } finally {
    await end();
    await client.close();
    await engine.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const originOf = (server: ServerProcess) => `http://127.0.0.1:${server.port}`;

async function publish(origin: string, count: number): Promise<string[]> {
  const { token } = await signIn(origin, 'operator');
  const requests = await each(
    Math.ceil(count / PUBLISHED_AT_ONCE),
    async (request) => {
      const items = Array.from(
        { length: Math.min(PUBLISHED_AT_ONCE, count - request * PUBLISHED_AT_ONCE) },
        (_, i) => ({
          kind: 'article',
          externalId: `piece-${request}-${i}`,
          title: `旧文 ${request}-${i}`,
          summary: '',
          body: '慢慢来。',
          topics: [TOPICS[i % TOPICS.length]],
          level: 'value',
          publishedAt: new Date(Date.now() - ((request * 997 + i) % 300) * 86_400_000).toISOString(),
        }),
      );
      return call<ReplyOf<'POST /contents/bulk'>>(origin, 'POST', '/contents/bulk', {
        token,
        body: { items },
      });
    },
    2,
  );
  return requests.flatMap(({ items }) => items.map(({ id }) => id!));
}

/** People of a kind read what is theirs; each kind has a hundred contents, the first of them are read most. */
function past(person: number, ids: readonly string[]): string[] {
  const kinds = Math.max(1, Math.floor(ids.length / 100));
  const begin = (person % kinds) * 100;
  const chosen = new Set<string>();
  for (let i = 0; chosen.size < HISTORY && i < 50; i++) {
    const far = ((person * 7919 + i * 104_729) % 1_000) / 1_000;
    chosen.add(ids[Math.min(ids.length - 1, begin + Math.floor(far ** 2 * 100))]!);
  }
  return [...chosen];
}

/** The past of a crowd, as a process left it that is gone: readers of today read it before they are asked. */
async function layPast(db: Db, crowd: readonly string[], ids: readonly string[]): Promise<void> {
  const now = Date.now();
  for (let from = 0; from < crowd.length; from += 20_000)
    await layBacklog(
      db,
      crowd.slice(from, from + 20_000).flatMap((personId, i) =>
        past(from + i, ids).map((id, n) => {
          const at = new Date(now - ((from + i) % 60) * 86_400_000 - n * 60_000);
          const content = { id, topics: [TOPICS[0]!], level: 'value' as const };
          return {
            personId,
            type: 'view',
            at,
            receivedAt: at,
            zone: 'Asia/Shanghai',
            sessionId: 's',
            page: 'p',
            content,
          };
        }),
      ),
    );
}

/** Resolves when no reader is behind, and the model is made: it is read in the same minutes. */
async function learned(origin: string): Promise<void> {
  const { token } = await signIn(origin, 'admin');
  for (const until = Date.now() + LEARNED_MS; Date.now() < until; await sleep(1_000)) {
    const { items } = await call<ReplyOf<'GET /readers'>>(origin, 'GET', '/readers', { token });
    if (items.every(({ lag, state }) => lag === 0 && state === 'live')) return;
  }
  throw new Error('The readers did not catch up.');
}

const read = (origin: string, { token }: Persona, ids: readonly string[]) =>
  call(origin, 'POST', '/interactions', {
    token,
    body: {
      sentAt: new Date().toISOString(),
      events: ids.map((id) => ({
        id: randomUUID(),
        type: 'view',
        at: new Date().toISOString(),
        sessionId: 'bench-feed',
        page: 'article',
        target: { type: 'content', id },
      })),
    },
  });

const ask = (origin: string, { token }: Persona) => call(origin, 'GET', '/feed?limit=20', { token });

/** Times from when each request was due, so that what waits behind a slow one counts, ms. */
async function askAtRate(origin: string, readers: readonly Persona[]): Promise<number[]> {
  const begun = performance.now();
  return Promise.all(
    Array.from({ length: PER_SECOND * SECONDS }, async (_, i) => {
      const due = begun + (i * 1_000) / PER_SECOND;
      await sleep(Math.max(0, due - performance.now()));
      await ask(origin, readers[i % readers.length]!);
      return performance.now() - due;
    }),
  );
}
