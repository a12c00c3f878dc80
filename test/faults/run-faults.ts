import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startMongo } from '@wanglai/embedded-mongo';
import { MongoClient } from 'mongodb';
import { call } from '../bench/rig/api';
import { layTopics, publishContents, signIn } from '../bench/rig/brand';
import { type Launched, launchServer } from '../bench/rig/server-process';
import { databaseOf, killDatabase } from './database-process';
import { between, type Random, randomFrom } from './random';
import { type Sender, send } from './sender';
import { readerViolations, streamViolations } from './violations';

export interface Verdict {
  kills: number;
  databaseKills: number;
  acknowledged: number;
  retries: number;
  violations: string[];
}

const SETTLE_MS = 60_000;

/**
 * Kills the server, and every other time the database too, at random moments while people use it, starts it again,
 * and looks at the end whether every promise was kept. The server must be built.
 */
export async function runFaults(options: {
  kills: number;
  seed: number;
  people: number;
  /** Most that a device waits between two batches. */
  pauseMs: number;
  say(line: string): void;
}): Promise<Verdict> {
  const { say } = options;
  const dataDir = mkdtempSync(join(tmpdir(), 'wanglai-faults-'));
  await layBrand(dataDir);
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const launch = () => launchServer({ dataDir, env: { PORT: String(port) } });

  let server: Launched = launch();
  try {
    await server.ready;
    const contents = await publishContents(origin, 8);
    const random = randomFrom(options.seed);
    let stopped = false;
    const senders: Sender[] = [];
    const sending: Promise<void>[] = [];
    for (let i = 0; i < options.people; i++) {
      const name = `p${i}`;
      const renew = () => signIn(origin, 'consumer', name);
      const sender = {
        persona: await renew(),
        acknowledged: [],
        liked: new Set<string>(),
        retries: 0,
        complaints: [],
      };
      senders.push(sender);
      const given = {
        origin,
        name,
        contents,
        random: randomFrom(options.seed * 1_000 + i),
        pauseMs: options.pauseMs,
      };
      sending.push(send(sender, { ...given, stopped: () => stopped, renew }));
    }
    const count = (of: (sender: Sender) => number) => senders.reduce((sum, sender) => sum + of(sender), 0);

    let databaseKills = 0;
    for (let kill = 1; kill <= options.kills; kill++) {
      const { what, database } = await killOnce(server, dataDir, random);
      if (database) databaseKills++;
      const started = Date.now();
      server = launch();
      // Some are killed again while they start.
      const early = random() < 0.2 && kill < options.kills;
      if (!early) await server.ready;
      say(
        `kill ${kill}/${options.kills}: ${what}; ${early ? 'killed again while starting' : `back in ${Date.now() - started} ms`}; ` +
          `${count((one) => one.acknowledged.length)} events acknowledged, ${count((one) => one.retries)} requests sent again`,
      );
    }
    await sleep(500);
    stopped = true;
    await Promise.all(sending);
    const violations = await judge(dataDir, origin, senders, say);
    if (violations.length) say(`the server's last words:\n${server.printed().slice(-6_000)}`);
    return {
      kills: options.kills,
      databaseKills,
      acknowledged: count((one) => one.acknowledged.length),
      retries: count((one) => one.retries),
      violations,
    };
  } catch (error) {
    say(`the server's last words:\n${server.printed().slice(-6_000)}`);
    throw error;
  } finally {
    server.kill('SIGTERM');
    await Promise.race([server.gone, sleep(15_000, undefined, { ref: false })]);
    server.kill('SIGKILL');
    killDatabase(dataDir);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** `kill -9` of the server and, every other time, of the database before or after it. */
async function killOnce(
  server: Launched,
  dataDir: string,
  random: Random,
): Promise<{ what: string; database: boolean }> {
  const afterMs = between(random, 50, 2_000);
  await sleep(afterMs);
  const both = random() < 0.5;
  const databaseFirst = random() < 0.5;
  // A gap now and then lets one of them meet the other's death alive.
  const gapMs = random() < 0.5 ? 0 : between(random, 1, 1_200);
  const killServer = async () => {
    server.kill('SIGKILL');
    await server.gone;
  };
  if (!both) {
    await killServer();
    return { what: `server after ${afterMs} ms`, database: false };
  }
  let database: boolean;
  if (databaseFirst) {
    database = killDatabase(dataDir);
    await sleep(gapMs);
    await killServer();
  } else {
    await killServer();
    await sleep(gapMs);
    database = killDatabase(dataDir);
  }
  const order = databaseFirst ? 'database, then server' : 'server, then database';
  return { what: `${order} ${gapMs} ms later, after ${afterMs} ms`, database };
}

/** Waits until readers have had time to catch up; what is wrong then is wrong for good. */
async function judge(
  dataDir: string,
  origin: string,
  senders: readonly Sender[],
  say: (line: string) => void,
): Promise<string[]> {
  const client = await new MongoClient(databaseOf(dataDir)!.uri).connect();
  try {
    const db = client.db('wanglai');
    const violations = await streamViolations(db, senders);
    const started = Date.now();
    let late = await readerViolations(db, senders);
    while (late.length && Date.now() - started < SETTLE_MS) {
      await sleep(500);
      late = await readerViolations(db, senders);
    }
    say(`readers settled ${Date.now() - started} ms after the last acknowledgement`);
    const admin = await signIn(origin, 'admin');
    for (const { persona } of senders) {
      const path = `/people/${persona.id}/rebuild`;
      const { equal } = await call<{ equal: boolean }>(origin, 'POST', path, { token: admin.token });
      if (!equal) violations.push(`${persona.id}: rebuilt, the portrait is another`);
    }
    return [...violations, ...late];
  } finally {
    await client.close();
  }
}

async function layBrand(dataDir: string): Promise<void> {
  const engine = await startMongo({ dataDir: join(dataDir, 'mongo') });
  const client = await new MongoClient(engine.uri).connect();
  await layTopics(client.db('wanglai'));
  await client.close();
  await engine.stop();
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
