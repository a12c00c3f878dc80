import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@wanglai/client';
import type { FactView, Session } from '@wanglai/contract';
import { startMongo } from '@wanglai/embedded-mongo';
import type { Db } from 'mongodb';
import { connectMongo } from '../../server/src/platform/mongo/connect';
import { clientOf } from './start-server';

const ROOT = join(__dirname, '../..');
const BUILT = ['server/dist/main.mjs', 'packages/console/dist/index.html', 'miniapp/dist/h5/index.html'];
const READY_MS = 40_000;
const EXIT_MS = 20_000;

export interface Product {
  /** `http://127.0.0.1:<port>`; the same after a restart. */
  origin: string;
  readonly dataDir: string;
  /** Process id of the server; another one after a restart. */
  readonly pid: number;
  /** All it printed since it was started last. */
  readonly output: string;
  /** Sends a signal to the server process alone; resolves with its exit code once it has ended, unless it only pauses. */
  kill(signal: NodeJS.Signals): Promise<number | null>;
  /** Starts it again on the same data and port. Whoever kills it decides when. */
  restart(): Promise<void>;
  /** A client that is signed in as a new consumer of the demo, or as one of its staff. */
  signIn(persona: 'consumer' | 'operator' | 'agent' | 'admin', name?: string): Promise<Client>;
  /** Reads what it has stored, behind its back. */
  look<T>(read: (db: Db) => Promise<T>): Promise<T>;
  /** Ends it and throws its data away. */
  stop(): Promise<void>;
}

export interface ProductOptions {
  /** Data of another product that runs, to serve beside it; whose it is throws it away. */
  dataDir?: string;
  env?: Record<string, string>;
}

/**
 * The product as `npm start` runs it once everything is built: the bundled server in a process of its own, with its
 * database in a folder of its own, on a free port, with the demo brand in it. Resolves when it has said `ready`.
 */
export async function startProduct({ dataDir: others, env = {} }: ProductOptions = {}): Promise<Product> {
  const missing = BUILT.filter((file) => !existsSync(join(ROOT, file)));
  if (missing.length) throw new Error(`Not built: ${missing.join(', ')}. \`npm test\` builds what it needs.`);
  const dataDir = others ?? (await mkdtemp(join(tmpdir(), 'wanglai-e2e-')));
  const port = await freePort();
  const settings = { PORT: String(port), DATA_DIR: dataDir, SEED: 'demo', DEMO: '1', ...env };
  const owned = process.env['MONGODB_URI'] && !env['MONGODB_URI'] ? databaseOfItsOwn(dataDir) : {};
  let run = await launch({ ...settings, ...owned });
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    dataDir,
    get pid() {
      return run.child.pid as number;
    },
    get output() {
      return run.output();
    },
    async kill(signal) {
      run.child.kill(signal);
      return signal === 'SIGSTOP' || signal === 'SIGCONT' ? null : run.exited;
    },
    async restart() {
      run = await launch({ ...settings, ...owned });
    },
    signIn: (persona, name) => signInAt(origin, persona, name),
    look: (read) => lookInto({ ...process.env, ...settings, ...owned }, dataDir, read),
    async stop() {
      if (run.child.exitCode === null && run.child.signalCode === null) {
        run.child.kill('SIGCONT');
        run.child.kill('SIGTERM');
        const late = setTimeout(() => run.child.kill('SIGKILL'), EXIT_MS);
        await run.exited;
        clearTimeout(late);
      }
      if (!others) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function lookInto<T>(
  settings: Record<string, string | undefined>,
  dataDir: string,
  read: (db: Db) => Promise<T>,
): Promise<T> {
  const given = settings['MONGODB_URI'];
  const engine = given ? undefined : await startMongo({ dataDir: join(dataDir, 'mongo') });
  const mongo = await connectMongo(given ?? (engine?.uri as string), settings['MONGODB_DB'] ?? 'wanglai');
  try {
    return await read(mongo.db);
  } finally {
    await mongo.close();
    await engine?.stop();
  }
}

/** On a MongoDB that others use too, the folder's name serves as the database's. */
const databaseOfItsOwn = (dataDir: string) => ({ MONGODB_DB: dataDir.slice(dataDir.lastIndexOf('/') + 1) });

interface Run {
  child: ChildProcess;
  exited: Promise<number | null>;
  output(): string;
}

async function launch(env: Record<string, string>): Promise<Run> {
  const { NODE_ENV: _, ...inherited } = process.env;
  const child = spawn(process.execPath, ['--enable-source-maps', 'server/dist/main.mjs'], {
    cwd: ROOT,
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  await new Promise<void>((resolve, reject) => {
    const giveUp = (why: string) => reject(new Error(`The product did not start: ${why}\n${said}`));
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      giveUp(`not ready after ${READY_MS} ms`);
    }, READY_MS);
    const hear = (chunk: Buffer) => {
      said += chunk;
      if (!/^ready http/m.test(said)) return;
      clearTimeout(late);
      resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    void exited.then((code) => {
      clearTimeout(late);
      giveUp(`it ended with ${code}`);
    });
  });
  return { child, exited, output: () => said };
}

/** A port nobody listened on a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

/** Signs in at any process of the product. */
export async function signInAt(
  origin: string,
  persona: 'consumer' | 'operator' | 'agent' | 'admin',
  name?: string,
): Promise<Client> {
  const client = clientOf(origin);
  const body = { persona, ...(name && { name }) };
  client.session.signIn((await client.call('POST /auth/demo', { body })) as Session);
  return client;
}

/** All facts about a person, newest first, as an admin reads them. */
export async function timelineOf(admin: Client, personId: string): Promise<FactView[]> {
  const facts: FactView[] = [];
  let cursor: string | undefined;
  do {
    const query = { cursor, limit: 100 };
    const page = await admin.call('GET /people/:id/interactions', { params: { id: personId }, query });
    facts.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return facts;
}

/** Reads again and again until it is as wanted; tells what it was last when it never is. */
export async function eventually<T>(
  read: () => Promise<T>,
  wanted: (value: T) => boolean,
  withinMs = 15_000,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const value = await read();
    if (wanted(value)) return value;
    if (Date.now() > end) throw new Error(`Still not as wanted: ${JSON.stringify(value).slice(0, 4_000)}`);
    await sleep(150);
  }
}
