import type { StatsFs } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { AppError } from './errors';
import type { Logger } from './logger';

/** Port: bytes that are free for us on the volume of the database. */
export type FreeBytes = () => Promise<number>;

/**
 * Watches that the volume of the embedded database keeps a reserve. An engine that finds no room for its journal ends at once,
 * and needs room again to open; so the server stops taking writes before that, while everything can still be read.
 */
export interface DiskReserve {
  isFull(): boolean;
  /** Throws `server.full` while the reserve is touched. */
  claim(): void;
  /** Looks now instead of at the next turn. */
  look(): Promise<void>;
  stop(): void;
}

const EVERY_MS = 1_000;
/** Room must come back by so much more than it was missing, lest writes are taken and refused by turns. */
const RELIEF = 1.1;
const RETRY_AFTER_S = 60;

/** Looks once before it resolves, then every second. `reserveBytes` 0: nothing is watched. */
export async function watchDisk(deps: {
  reserveBytes: number;
  free: FreeBytes;
  log: Logger;
}): Promise<DiskReserve> {
  const { reserveBytes, free, log } = deps;
  let full = false;
  const look = async () => {
    const bytes = await free().catch((error) => {
      log.warn({ err: error }, 'how much room is left on the disk cannot be told');
      return null;
    });
    if (bytes === null) return;
    const isFull = bytes < reserveBytes * (full ? RELIEF : 1);
    if (isFull !== full)
      log.error(
        { freeBytes: bytes, reserveBytes },
        isFull
          ? 'the disk is nearly full: no writes are taken'
          : 'there is room on the disk again: writes are taken',
      );
    full = isFull;
  };
  let timer: NodeJS.Timeout | undefined;
  if (reserveBytes > 0) {
    await look();
    timer = setInterval(() => void look(), EVERY_MS).unref();
  }
  return {
    isFull: () => full,
    claim() {
      if (full) throw new AppError('server.full', { retryAfterS: RETRY_AFTER_S });
    },
    look,
    stop: () => clearInterval(timer),
  };
}

/** Free room of the volume that a folder lies on, as far as this user may use it; of a folder to come, where it will be made. */
export function freeBytesAt(folder: string): FreeBytes {
  return async () => {
    const { bavail, bsize } = await statfsAbove(resolve(folder));
    return bavail * bsize;
  };
}

async function statfsAbove(folder: string): Promise<StatsFs> {
  return statfs(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' || folder === dirname(folder)) throw error;
    return statfsAbove(dirname(folder));
  });
}
