import { setTimeout as sleep } from 'node:timers/promises';
import { ownersSocket, readEngineFile } from './engine-file';
import { BUSY, killEngine, type Launched, launchEngine, logTail } from './engine-process';
import { MongoUnavailableError } from './mongo-unavailable-error';
import { Ownership } from './ownership';

/** How long a listening engine may take to answer before it counts as hung. */
const ANSWER_MS = 15_000;
/** Opening may have to replay a journal or wait for another engine to close; beyond this something is wrong. */
const START_MS = 180_000;
const POLL_MS = 15;

export interface JoinOptions {
  /** Absolute, existing, without symbolic links. */
  dataDir: string;
  orphanMs: number;
  loader: string[];
  log: (line: string) => void;
  /** Stops trying; the promise then rejects with the signal's reason. */
  signal: AbortSignal;
}

/**
 * A share in the engine of a data folder: of the one that runs, else of a new one. Starters racing each other end
 * up with the same engine, because the folder's lock lets only one of theirs live.
 */
export async function joinEngine(options: JoinOptions): Promise<Ownership> {
  const { dataDir, orphanMs, loader, log, signal } = options;
  const deadline = Date.now() + START_MS;
  let launched: Launched | null = null;
  while (Date.now() < deadline) {
    signal.throwIfAborted();
    const file = readEngineFile(dataDir);
    if (file) {
      const joined = await Ownership.join(ownersSocket(file), dataDir, ANSWER_MS);
      if (joined instanceof Ownership) {
        const whose = joined.pid === launched?.pid ? 'started' : 'joined';
        log(`${whose} database process ${joined.pid}`);
        return joined;
      }
      if (joined === 'silent' && (await killEngine(file.pid, dataDir))) {
        log(`database process ${file.pid} did not answer for ${ANSWER_MS / 1000} s and was ended`);
      }
    }
    if (launched?.ended && launched.ended.code !== BUSY) throw failed(dataDir, launched);
    if (!launched || launched.ended) launched = launchEngine(dataDir, orphanMs, loader, file);
    // A folder found busy is left by its engine in moments, or joined.
    await sleep(launched.ended ? POLL_MS * 10 : POLL_MS);
  }
  throw new MongoUnavailableError(
    'timeout',
    `The database in ${dataDir} did not open within ${START_MS / 1000} s. Its log, ${dataDir}/engine.log, ends:\n  ` +
      logTail(dataDir),
  );
}

/** MongoDB's exit codes of a storage engine that cannot go on: it says little itself, above all on a full disk. */
const STORAGE_FAILED: readonly (number | null)[] = [14, 100];

function hintOf(ended: Launched['ended']): string {
  if (ended?.signal === 'SIGILL') return '\nThis processor may lack AVX, which MongoDB has needed since 5.0.';
  if (ended && (ended.signal === 'SIGABRT' || STORAGE_FAILED.includes(ended.code)))
    return '\nIts storage could not be opened or written: is there room left on the disk? It needs some to open again.';
  return '';
}

function failed(dataDir: string, { ended }: Launched): MongoUnavailableError {
  const how = ended?.signal ? `was ended by ${ended.signal}` : `ended with code ${ended?.code ?? '?'}`;
  const hint = hintOf(ended);
  return new MongoUnavailableError(
    'engine',
    `The database process for ${dataDir} ${how} while starting.${hint} Its log, ${dataDir}/engine.log, ends:\n  ` +
      logTail(dataDir),
  );
}
