import { mkdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cache } from './paths.mjs';

const BEAT_MS = 1000;
const STALE_MS = 8000;

/**
 * Runs `work` while no other process of this clone does the same, e.g. `npm start` and `npm test` at once. The
 * holder keeps its lock young, so that the lock of a killed process is taken over without trusting a process id.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @param {string} [dir]
 * @returns {Promise<T>}
 */
export async function withLock(name, work, dir = join(cache, 'locks')) {
  mkdirSync(dir, { recursive: true });
  const lock = join(dir, name);
  while (!take(lock)) {
    if (age(lock) > STALE_MS) rmSync(lock, { recursive: true, force: true });
    else await sleep(100);
  }
  const beat = setInterval(() => utimesSync(lock, new Date(), new Date()), BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    rmSync(lock, { recursive: true, force: true });
  }
}

/** @param {string} lock */
function take(lock) {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} lock */
function age(lock) {
  try {
    return Date.now() - statSync(lock).mtimeMs;
  } catch {
    return 0;
  }
}
