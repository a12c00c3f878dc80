import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from 'mongodb';
import { readReaders, requestReplay } from '../../server/src/rooms/interactions/stream/register';
import { withDatabase } from './database';
import { type Options, readOptions, USAGE } from './options';
import { tableOf, watch } from './progress';

const EVERY_MS = 1_000;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Asks for a replay and tells how far it is until the reader is live. Gives the exit code. */
async function replay(db: Db, name: string, signal: AbortSignal): Promise<number> {
  switch (await requestReplay(db, name)) {
    case 'unknown':
      say(`There is no reader ${name}. There are:\n${tableOf(await readReaders(db))}`);
      return 1;
    case 'never':
      say(`${name} acts on facts and keeps nothing that could be made anew.`);
      return 1;
    case 'under way':
      say(`${name} is at it already.`);
      break;
    case 'requested':
      say(`${name} is asked to.`);
  }
  const seen = watch();
  while (!signal.aborted) {
    const reader = (await readReaders(db)).find((one) => one.name === name);
    if (!reader) throw new Error(`The reader ${name} is gone.`);
    const line = seen(reader, Date.now());
    if (line) say(line);
    if (reader.state === 'live') return 0;
    // An end that is asked for needs no second's patience.
    await sleep(EVERY_MS, undefined, { signal }).catch(() => {});
  }
  say('It goes on without being watched.');
  return 130;
}

async function main(options: Options): Promise<number> {
  const abort = new AbortController();
  process.once('SIGINT', () => abort.abort());
  process.once('SIGTERM', () => abort.abort());
  return withDatabase(process.env, async (db) => {
    if (!options.list) return replay(db, options.reader, abort.signal);
    say(tableOf(await readReaders(db)));
    return 0;
  });
}

function optionsOf(args: readonly string[]): Options | null {
  try {
    const options = readOptions(args);
    if (options !== 'help') return options;
    say(USAGE);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${USAGE}\n`);
    process.exitCode = 2;
  }
  return null;
}

const options = optionsOf(process.argv.slice(2));
if (options)
  main(options).then(
    (code) => process.exit(code),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    },
  );
