import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMongo } from '@wanglai/embedded-mongo';
import { MongoClient } from 'mongodb';
import { readOptions } from './options';
import { backUp, restore } from './work';

jest.setTimeout(60_000);

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'wl-restore-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const now = new Date('2026-11-26T08:30:00.000Z');

/** What is stored after this has been done to it. */
async function items(work: (uri: string) => Promise<void> = async () => {}): Promise<number[]> {
  const engine = await startMongo({ dataDir: join(dataDir, 'mongo'), orphanMs: 5_000 });
  await work(engine.uri);
  const client = await new MongoClient(engine.uri).connect();
  const found = await client
    .db('shop')
    .collection<{ _id: number }>('items')
    .find()
    .sort({ _id: 1 })
    .toArray();
  await client.close();
  await engine.stop();
  return found.map(({ _id }) => _id);
}

async function write(uri: string, _id: number): Promise<void> {
  const client = await new MongoClient(uri).connect();
  await client
    .db('shop')
    .collection<{ _id: number }>('items')
    .insertOne({ _id }, { writeConcern: { w: 1, j: true } });
  await client.close();
}

test('what a running house had when it was backed up is there again once it is restored, and nothing is thrown away', async () => {
  const to = join(dataDir, 'backups', 'first');
  await items(async (uri) => {
    await write(uri, 1);
    expect(await backUp(dataDir, to)).toBeGreaterThan(0);
    await expect(restore(dataDir, to, now)).rejects.toThrow('in use');
    await write(uri, 2);
  });
  const aside = await restore(dataDir, to, now);
  expect(await items()).toEqual([1]);
  expect(aside).toContain('mongo.before-2026-11-26');
  expect(existsSync(join(aside!, 'db'))).toBe(true);
  // The backup itself is as it was, and serves again.
  await restore(dataDir, to, new Date(now.getTime() + 1));
  expect(await items()).toEqual([1]);
});

test('a backup replaces nothing, and only a backup is restored', async () => {
  await items((uri) => write(uri, 1));
  await expect(backUp(dataDir, join(dataDir, 'mongo'))).rejects.toThrow('already');
  await expect(restore(dataDir, join(dataDir, 'nothing'), now)).rejects.toThrow('not the folder of a backup');
  expect(await items()).toEqual([1]);
});

test.each([
  [['restore'], '--from must'],
  [['restore', '--to', 'a'], '--from must'],
  [['backup', '--from', 'a'], 'for npm run restore'],
])('%j is refused with what is wrong', (args, message) => {
  expect(() => readOptions(args, '.data', now)).toThrow(message);
});

test('a backup without a name is named after the instant', () => {
  expect(readOptions(['backup'], '.data', now)).toEqual({
    work: 'backup',
    to: '.data/backups/2026-11-26T08-30-00-000Z',
  });
});
