import { mkdir, realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { copyWhole } from './copy-whole';
import { logTail } from './engine-process';
import { thisHost } from './host';
import { joinEngine } from './join-engine';
import { loaderCommand } from './libraries';
import type { Ownership } from './ownership';

export interface StartMongoOptions {
  /** Folder for this database alone; made when missing. */
  dataDir: string;
  /** Where C libraries fetched for older systems are kept; see {@link defaultCacheDir}. */
  cacheDir?: string;
  /** Takes one line at a time; silent by default. */
  log?: (line: string) => void;
  /** Told when the engine ends unasked or cannot be started again, with its last words; by default `log` is. */
  alarm?: (text: string) => void;
  /** Start the engine again, at the same address, whenever it ends unasked. Default false. */
  supervise?: boolean;
  /** How long an engine without owners and connections stays, in ms. Default 60,000. */
  orphanMs?: number;
}

export interface EngineExit {
  pid: number;
}

export interface MongoHandle {
  /** For any MongoDB driver of version 7, in this and in other processes of the same user. */
  readonly uri: string;
  /** Process id of the engine; another one after a supervised restart. */
  readonly pid: number;
  /**
   * Copies the database's files into a folder that is not there yet: everything acknowledged before. Reads go on meanwhile,
   * writes wait. What is begun and fails leaves nothing behind.
   */
  copyTo(folder: string): Promise<void>;
  /**
   * Gives this process's share back. The last process to do so ends the engine, whether or not drivers are still
   * connected; then this resolves when the engine has closed its files. Close your clients first. Can be called
   * again without effect.
   */
  stop(): Promise<void>;
  /** Calls back each time the engine ends unasked. Returns a function that takes the callback away. */
  onExit(callback: (exit: EngineExit) => void): () => void;
}

/** `$XDG_CACHE_HOME/wanglai`, else `~/.cache/wanglai`. */
export function defaultCacheDir(): string {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'wanglai');
}

/**
 * Opens the MongoDB database of a folder, in a process of its own that outlives a crash of this one: the next
 * start finds and joins it. Any number of processes may start the same folder; they share one engine. Writes
 * acknowledged with `{ j: true }` survive `kill -9` of every process involved.
 *
 * @throws MongoUnavailableError where the engine cannot run; its message tells what to do
 */
export async function startMongo(options: StartMongoOptions): Promise<MongoHandle> {
  const { log = () => {}, alarm = log, supervise = false, orphanMs = 60_000 } = options;
  const loader = await loaderCommand({
    host: thisHost(),
    cacheDir: options.cacheDir ?? defaultCacheDir(),
    log,
  });
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 });
  const dataDir = await realpath(options.dataDir);
  const stopping = new AbortController();
  const joinThis = () => joinEngine({ dataDir, orphanMs, loader, log, signal: stopping.signal });

  let share: Ownership = await joinThis();
  let restarting: Promise<void> | null = null;
  const callbacks = new Set<(exit: EngineExit) => void>();

  const watch = (watched: Ownership) => {
    void watched.lost.then(() => {
      if (stopping.signal.aborted) return;
      alarm(
        `The database process ${watched.pid} ended unasked. Its log, ${dataDir}/engine.log, ends:\n  ${logTail(dataDir)}`,
      );
      for (const callback of callbacks) callback({ pid: watched.pid });
      if (supervise) restarting = restart();
    });
  };

  const restart = async () => {
    for (let waitMs = 50; !stopping.signal.aborted; waitMs = Math.min(waitMs * 2, 5000)) {
      try {
        share = await joinThis();
        restarting = null;
        return watch(share);
      } catch (error) {
        if (stopping.signal.aborted) return;
        alarm(`The database could not be started again: ${error instanceof Error ? error.message : error}`);
        await sleep(waitMs);
      }
    }
  };

  let stopped: Promise<void> | null = null;
  const stop = async () => {
    stopping.abort(new Error('stopping'));
    await restarting;
    await share.leave();
  };

  watch(share);
  return {
    get uri() {
      return share.uri;
    },
    get pid() {
      return share.pid;
    },
    async copyTo(folder) {
      const thaw = await share.freeze();
      try {
        await copyWhole(join(dataDir, 'db'), join(folder, 'db'));
      } finally {
        await thaw();
      }
    },
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
    onExit: (callback) => {
      callbacks.add(callback);
      return () => callbacks.delete(callback);
    },
  };
}
