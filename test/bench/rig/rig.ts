import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type MongoHandle, startMongo } from '@wanglai/embedded-mongo';
import { type Db, MongoClient } from 'mongodb';
import { uuid7 } from '../load/events';
import { call } from './api';
import { type Persona, publishContents, signIn, signInMany } from './brand';
import { cpuOf, memoryOf } from './cpu';
import { type Finding, findingIn } from './finding';
import { type ServerProcess, startServerProcess } from './server-process';

const DRAIN_MS = 120_000;

/** The real server over a real database, both processes of their own, with people and contents. */
export interface Rig {
  port: number;
  origin: string;
  db: Db;
  server: ServerProcess;
  contents: string[];
  /** The same people with tokens that are good for minutes to come. */
  people(): Promise<Persona[]>;
  owls(count: number, round: number): Promise<Persona[]>;
  /** µs of server and database together since they began. */
  cpu(): { server: number; engine: number };
  memory(): { server: number; engine: number };
  /** Resolves when the readers have taken in all that was acknowledged before. */
  drained(): Promise<void>;
  /** Number that no run has had before. */
  nextRun(): number;
  stop(): Promise<void>;
}

const TOKENS_MS = 5 * 60_000;

export async function openRig(options: {
  people: number;
  /** The checkout whose built server it is, with its own engine; without it this one. */
  checkout?: string | undefined;
  nodeArgs?: string[];
  env?: Record<string, string>;
}): Promise<Rig> {
  const dataDir = mkdtempSync(join(tmpdir(), 'wanglai-bench-'));
  const closing = [async () => rmSync(dataDir, { recursive: true, force: true })];
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const { people, ...launch } = options;
    // The demo brand brings topics, for which there is no route.
    const server = await startServerProcess({ dataDir, ...launch, env: { SEED: 'demo', ...launch.env } });
    closing.push(async () => {
      server.kill('SIGTERM');
      await server.gone;
    });
    // The server has started it; this is a second share in it.
    const engine = await startMongo({ dataDir: join(dataDir, 'mongo') });
    closing.push(() => engine.stop());
    const client = await new MongoClient(engine.uri).connect();
    closing.push(() => client.close());
    return await rigOf({ people, server, engine, db: client.db('wanglai'), stop });
  } catch (error) {
    await stop();
    throw error;
  }
}

async function rigOf(over: {
  people: number;
  server: ServerProcess;
  engine: MongoHandle;
  db: Db;
  stop(): Promise<void>;
}): Promise<Rig> {
  const { server, engine, db } = over;
  const origin = `http://127.0.0.1:${server.port}`;
  const contents = await publishContents(origin);
  // Its views are counted for nobody but `drained`.
  const [watched] = await publishContents(origin, 1);
  const portraits = findingIn<{ of: string; state: string }>(db);
  const counts = findingIn<{ _id: string; views: number }>(db);

  let people: Persona[] = [];
  let signedIn = 0;
  let runs = 0;
  return {
    port: server.port,
    origin,
    db,
    server,
    contents,
    async people() {
      if (Date.now() - signedIn > TOKENS_MS) {
        people = await signInMany(origin, over.people, 'person');
        signedIn = Date.now();
      }
      return people;
    },
    owls: (count, round) => signInMany(origin, count, `owl-${round}`),
    cpu: () => ({ server: cpuOf(server.pid), engine: cpuOf(engine.pid) }),
    memory: () => ({ server: memoryOf(server.pid), engine: memoryOf(engine.pid) }),
    async drained() {
      const last = await signIn(origin, 'consumer', `last-${runs}-${Date.now()}`);
      const views = await viewsOf(counts, watched!);
      const event = {
        id: uuid7(Date.now()),
        type: 'view',
        at: new Date().toISOString(),
        sessionId: 'last',
        page: 'last',
        target: { type: 'content', id: watched },
      };
      const body = { sentAt: new Date().toISOString(), events: [event] };
      await call(origin, 'POST', '/interactions', { token: last.token, body });
      const deadline = Date.now() + DRAIN_MS;
      // Readers go by the order of the stream: who has taken in its last fact has taken in all.
      for (;;) {
        const folded = await portraits({ of: last.id, state: { $exists: true } });
        if (folded && (await viewsOf(counts, watched!)) > views) return;
        if (Date.now() > deadline)
          throw new Error(`The readers did not catch up.\n${server.printed().slice(-4_000)}`);
        await sleep(10);
      }
    },
    nextRun: () => ++runs,
    stop: over.stop,
  };
}

const viewsOf = async (counts: Finding<{ _id: string; views: number }>, contentId: string): Promise<number> =>
  (await counts({ _id: contentId, views: { $exists: true } }))?.views ?? 0;
