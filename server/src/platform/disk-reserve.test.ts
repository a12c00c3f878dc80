import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freeBytesAt, watchDisk } from './disk-reserve';
import { createLogger } from './logger';

const log = createLogger('silent');
const MIB = 2 ** 20;

it('refuses from the reserve on, and takes writes again only when there is clearly more', async () => {
  let free = 200 * MIB;
  const disk = await watchDisk({ reserveBytes: 200 * MIB, free: async () => free, log });
  expect(() => disk.claim()).not.toThrow();
  free -= 1;
  await disk.look();
  expect(() => disk.claim()).toThrow(expect.objectContaining({ code: 'server.full', status: 503 }));
  free = 210 * MIB;
  await disk.look();
  expect(disk.isFull()).toBe(true);
  free = 221 * MIB;
  await disk.look();
  expect(disk.isFull()).toBe(false);
  disk.stop();
});

it('what cannot be told changes nothing', async () => {
  const disk = await watchDisk({ reserveBytes: MIB, free: () => Promise.reject(new Error('no such')), log });
  expect(disk.isFull()).toBe(false);
  disk.stop();
});

it('room is told of a folder that is still to be made', async () => {
  expect(await freeBytesAt(join(tmpdir(), 'not', 'made', 'yet'))()).toBeGreaterThan(0);
});

/** A volume of its own; only where this user may mount one. */
const volume = mkdtempSync(join(tmpdir(), 'wanglai-volume-'));
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', volume]).status === 0;
afterAll(() => {
  if (mounted) spawnSync('umount', [volume]);
  rmSync(volume, { recursive: true, force: true });
});

(mounted ? it : it.skip)('a volume that fills up is noticed, and so is room made on it', async () => {
  const disk = await watchDisk({ reserveBytes: 4 * MIB, free: freeBytesAt(join(volume, 'mongo')), log });
  expect(disk.isFull()).toBe(false);
  writeFileSync(join(volume, 'filling'), Buffer.alloc(6 * MIB));
  await disk.look();
  expect(disk.isFull()).toBe(true);
  rmSync(join(volume, 'filling'));
  await disk.look();
  expect(disk.isFull()).toBe(false);
  disk.stop();
});
