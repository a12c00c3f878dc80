import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { copyWhole, type MongoHandle, startMongo } from './index';
import { joinEngine } from './join-engine';

jest.setTimeout(120_000);

const ACKNOWLEDGED = { writeConcern: { w: 1, j: true } } as const;
let root: string;
const handles: MongoHandle[] = [];
const clients: MongoClient[] = [];

async function open(folder: string) {
  const handle = await startMongo({ dataDir: folder, orphanMs: 5_000 });
  handles.push(handle);
  const client = await new MongoClient(handle.uri).connect();
  clients.push(client);
  return { handle, items: client.db('shop').collection<{ _id: number }>('items') };
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'wl-backup-'));
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
  await Promise.all(handles.splice(0).map((handle) => handle.stop()));
  rmSync(root, { recursive: true, force: true });
});

test('a copy made while writes come in opens, and holds whatever was acknowledged before it began', async () => {
  const { handle, items } = await open(join(root, 'a'));
  const acknowledged: number[] = [];
  let writing = true;
  let next = 0;
  const write = async () => {
    while (writing) {
      const _id = next++;
      await items.insertOne({ _id }, ACKNOWLEDGED);
      acknowledged.push(_id);
    }
  };
  const writers = Promise.all([write(), write(), write()]);
  while (acknowledged.length < 300) await new Promise(setImmediate);
  const before = [...acknowledged];
  await handle.copyTo(join(root, 'b'));
  const after = acknowledged.length;
  while (acknowledged.length < after + 100) await new Promise(setImmediate);
  writing = false;
  await writers;

  const copy = await open(join(root, 'b'));
  const stored = (await copy.items.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id);
  expect(before.filter((id) => !stored.includes(id))).toEqual([]);
  // Nothing beside what was written, and the one that was copied goes on with all.
  expect(stored.every((id) => id < next)).toBe(true);
  expect(await items.countDocuments()).toBe(acknowledged.length);
});

test('writes go on when whoever was copying has died', async () => {
  const { handle, items } = await open(join(root, 'a'));
  const { loaderCommand } = await import('./libraries');
  const { thisHost } = await import('./host');
  const { defaultCacheDir } = await import('./start-mongo');
  const loader = await loaderCommand({ host: thisHost(), cacheDir: defaultCacheDir(), log: () => {} });
  const other = await joinEngine({
    dataDir: join(root, 'a'),
    orphanMs: 5_000,
    loader,
    log: () => {},
    signal: new AbortController().signal,
  });
  await other.freeze();
  await expect(handle.copyTo(join(root, 'b'))).rejects.toThrow('another backup');
  const waiting = items.insertOne({ _id: 1 }, ACKNOWLEDGED);
  // As the kernel does for a process that was killed.
  (other as unknown as { socket: { destroy(): void } }).socket.destroy();
  await waiting;
  expect(await items.countDocuments()).toBe(1);
});

test('a copy that fails leaves nothing, and writes go on', async () => {
  const { handle, items } = await open(join(root, 'a'));
  writeFileSync(join(root, 'no-folder'), '');
  await expect(handle.copyTo(join(root, 'no-folder'))).rejects.toThrow();
  await items.insertOne({ _id: 1 }, ACKNOWLEDGED);
  await expect(copyWhole(join(root, 'nothing'), join(root, 'c'))).rejects.toThrow();
  expect(existsSync(join(root, 'c.beginning'))).toBe(false);
});
