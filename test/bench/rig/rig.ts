import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type MongoHandle, startMongo } from '@wanglai/embedded-mongo';
import { type Db, MongoClient } from 'mongodb';
import { uuid7 } from '../load/events';
import { call } from './api';
import { layTopics, type Persona, publishContents, signIn, signInMany } from './brand';
import { cpuOf, memoryOf } from './cpu';
import { type ServerProcess, startServerProcess } from './server-process';

/** The stream's segments below this number are free for facts that a figure puts in place itself. */
export const FIRST_SEGMENT = 1_000;
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
  nodeArgs?: string[];
  env?: Record<string, string>;
}): Promise<Rig> {
  const dataDir = mkdtempSync(join(tmpdir(), 'wanglai-bench-'));
  const engine: MongoHandle = await startMongo({ dataDir: join(dataDir, 'mongo') });
  const client = await new MongoClient(engine.uri).connect();
  const db = client.db('wanglai');
  await layTopics(db);
  await db
    .collection<{ _id: string; last: number }>('counters')
    .updateOne({ _id: 'segment' }, { $set: { last: FIRST_SEGMENT } }, { upsert: true });
  const close = async () => {
    await client.close();
    await engine.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  const server = await startServerProcess({ dataDir, nodeArgs: options.nodeArgs, env: options.env }).catch(
    async (error: unknown) => {
      await close();
      throw error;
    },
  );
  const origin = `http://127.0.0.1:${server.port}`;
  const contents = await publishContents(origin);
  // Its views are counted for nobody but `drained`.
  const [watched] = await publishContents(origin, 1);

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
        people = await signInMany(origin, options.people, 'person');
        signedIn = Date.now();
      }
      return people;
    },
    owls: (count, round) => signInMany(origin, count, `owl-${round}`),
    cpu: () => ({ server: cpuOf(server.pid), engine: cpuOf(engine.pid) }),
    memory: () => ({ server: memoryOf(server.pid), engine: memoryOf(engine.pid) }),
    async drained() {
      const last = await signIn(origin, 'consumer', `last-${runs}-${Date.now()}`);
      const views = await viewsOf(db, watched!);
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
        const folded = await db.collection('portrait-states').findOne({ of: last.id });
        if (folded && (await viewsOf(db, watched!)) > views) return;
        if (Date.now() > deadline)
          throw new Error(`The readers did not catch up.\n${server.printed().slice(-4_000)}`);
        await sleep(10);
      }
    },
    nextRun: () => ++runs,
    async stop() {
      server.kill('SIGTERM');
      await server.gone;
      await close();
    },
  };
}

async function viewsOf(db: Db, contentId: string): Promise<number> {
  const found = await db
    .collection<{ _id: string; views: number }>('content-stats')
    .findOne({ _id: contentId });
  return found?.views ?? 0;
}
