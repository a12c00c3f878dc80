import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { type MongoHandle, type StartMongoOptions, startMongo } from './index';

jest.setTimeout(120_000);

let root: string;
let dataDir: string;
const handles: MongoHandle[] = [];
const clients: MongoClient[] = [];

const start = async (options: Partial<StartMongoOptions> = {}) => {
  const handle = await startMongo({ dataDir, orphanMs: 5_000, ...options });
  handles.push(handle);
  return handle;
};

const connect = async (uri: string) => {
  const client = await new MongoClient(uri).connect();
  clients.push(client);
  return client.db('shop').collection<{ _id: number }>('items');
};

const alive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const until = async (what: () => boolean, ms = 20_000) => {
  const deadline = Date.now() + ms;
  while (!what()) {
    if (Date.now() > deadline) throw new Error(`not within ${ms} ms: ${what}`);
    await sleep(20);
  }
};

/** Another process that owns a share, as a second server would. */
const spawnOwner = async (orphanMs = 5_000) => {
  const script = join(__dirname, 'testing/owner.mjs');
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir, String(orphanMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((resolve) =>
    child.stdout.once('data', (data) => resolve(String(data))),
  );
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return { child, exited, ...(JSON.parse(line) as { pid: number; uri: string }) };
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'wl-mongo-'));
  dataDir = join(root, 'data');
});

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
  await Promise.all(handles.splice(0).map((handle) => handle.stop()));
  rmSync(root, { recursive: true, force: true });
});

test('serves a new folder, stops without a trace of a process, and keeps what was written', async () => {
  const first = await start();
  const items = await connect(first.uri);
  await items.insertOne({ _id: 1 }, { writeConcern: { w: 1, j: true } });
  await first.stop();
  await until(() => !alive(first.pid), 2_000);

  const second = await start();
  expect(second.uri).toBe(first.uri);
  expect(await (await connect(second.uri)).countDocuments()).toBe(1);
});

test('a stop does not wait for drivers that are still connected', async () => {
  const mongo = await start();
  const items = await connect(mongo.uri);
  await items.countDocuments();
  const started = Date.now();
  await mongo.stop();
  expect(Date.now() - started).toBeLessThan(3_000);
});

test('kill -9 of the engine under load loses no acknowledged write; supervised, it is back at the same address', async () => {
  const mongo = await start({ supervise: true });
  const { uri, pid } = mongo;
  const ended: number[] = [];
  mongo.onExit((exit) => ended.push(exit.pid));
  const items = await connect(uri);
  const acknowledged: number[] = [];
  let next = 0;
  let writing = true;
  const writer = async () => {
    while (writing) {
      const _id = next++;
      await items.insertOne({ _id }, { writeConcern: { w: 1, j: true } }).then(
        () => acknowledged.push(_id),
        () => sleep(10),
      );
    }
  };
  const writers = Promise.all([writer(), writer(), writer(), writer()]);
  await until(() => acknowledged.length > 200);
  process.kill(pid, 'SIGKILL');
  const before = acknowledged.length;
  await until(() => acknowledged.length > before + 200);
  writing = false;
  await writers;

  expect(ended).toEqual([pid]);
  expect(mongo.pid).not.toBe(pid);
  expect(mongo.uri).toBe(uri);
  const stored = new Set((await items.find().toArray()).map((item) => item._id));
  expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
});

test('starters at the same moment share one engine; only the last to leave ends it', async () => {
  const [a, b, c] = await Promise.all([start(), start(), start()]);
  expect(new Set([a!.pid, b!.pid, c!.pid]).size).toBe(1);
  await a!.stop();
  await b!.stop();
  await sleep(200);
  expect(alive(c!.pid)).toBe(true);
  await c!.stop();
  await until(() => !alive(c!.pid), 2_000);
});

test('an owner killed with -9 leaves the engine to the next start', async () => {
  const owner = await spawnOwner();
  owner.child.kill('SIGKILL');
  await owner.exited;
  expect(alive(owner.pid)).toBe(true);
  const next = await start();
  expect(next.pid).toBe(owner.pid);
  expect(next.uri).toBe(owner.uri);
});

test('an engine whose owners are gone ends by itself', async () => {
  const owner = await spawnOwner(400);
  owner.child.kill('SIGKILL');
  await owner.exited;
  await until(() => !alive(owner.pid));
});

test('a process told to end takes the engine along, unless another one owns it too', async () => {
  const owner = await spawnOwner();
  const other = await start();
  expect(other.pid).toBe(owner.pid);
  owner.child.kill('SIGTERM');
  expect(await owner.exited).toBe(0);
  expect(alive(other.pid)).toBe(true);
  await other.stop();
  await until(() => !alive(other.pid), 2_000);
});

test('a stale engine file, naming a process that is somebody else now, disturbs nothing', async () => {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(
    join(dataDir, 'engine.json'),
    JSON.stringify({ pid: process.pid, uri: 'mongodb://nowhere', socketDir: dataDir }),
  );
  const mongo = await start();
  expect(mongo.pid).not.toBe(process.pid);
  expect(await (await connect(mongo.uri)).countDocuments()).toBe(0);
});

test('a data folder too deep for a socket path works all the same', async () => {
  dataDir = join(root, 'deep'.repeat(20), 'down'.repeat(20), 'data');
  const mongo = await start();
  expect(decodeURIComponent(mongo.uri)).toContain(tmpdir());
  await (await connect(mongo.uri)).insertOne({ _id: 1 });
});

test('messages larger than a socket chunk arrive whole', async () => {
  const mongo = await start();
  const items = await connect(mongo.uri);
  const many = Array.from({ length: 20_000 }, (_, _id) => ({ _id, text: 'x'.repeat(500) }));
  await items.insertMany(many, { ordered: false });
  expect((await items.find().toArray()).length).toBe(many.length);
});

test('has a cache that suits a server', async () => {
  const { uri } = await start();
  const client = await new MongoClient(uri).connect();
  clients.push(client);
  const status = await client.db('admin').command({ serverStatus: 1 });
  const bytes = status['wiredTiger'].cache['maximum bytes configured'];
  expect(bytes).toBeGreaterThanOrEqual(Math.min(2 ** 31, Math.max(2 ** 28, totalmem() / 4)) * 0.99);
});

test('a folder the engine cannot open is refused with its reason and the way out', async () => {
  mkdirSync(join(dataDir, 'db'), { recursive: true });
  writeFileSync(join(dataDir, 'db/WiredTiger.turtle'), 'nonsense');
  writeFileSync(join(dataDir, 'db/WiredTiger'), 'nonsense');
  writeFileSync(join(dataDir, 'db/storage.bson'), 'nonsense');
  await expect(start()).rejects.toThrow(/engine\.log[\s\S]*MONGODB_URI/);
});
