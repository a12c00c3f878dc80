import { setMaxListeners } from 'node:events';
import { ApiError } from '@wanglai/client';
import { castOf } from './cast';
import { clientOf, patiently, sleep } from './device';
import { liveThrough } from './history';
import type { Inhabitant } from './inhabitant';
import { type Library, readLibrary } from './library';
import { liveOn } from './live';
import { type Options, readOptions, USAGE } from './options';
import { paceOf } from './pace';
import { expectedTag, linesOf, type Outcome, resultsOf } from './report';
import { rooms } from './rooms';
import { countsOf, newTally, showProgress, type Tally } from './tally';

const ROUNDS = 5;

/** An end that has been explained; no stack is needed. */
class Explained extends Error {}

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(options: Options): Promise<number> {
  const abort = new AbortController();
  const { signal } = abort;
  // Everybody who waits listens to it.
  setMaxListeners(0, signal);
  process.once('SIGINT', () => abort.abort());
  process.once('SIGTERM', () => abort.abort());
  const library = await openLibrary(options.origin);
  const cast = castOf(options.people, options.days, Date.now(), options.seed);
  const visits = cast.reduce((sum, one) => sum + one.visits.length, 0);
  say(
    `${cast.length} people, ${visits} visits over ${options.days} days, ${library.size} contents at ${options.origin}`,
  );

  const tally = newTally(rooms.flatMap(({ counts }) => counts));
  const pace = paceOf(options.rate);
  const around = { origin: options.origin, tally, signal, library, pace };
  const ended = showProgress(() => progressOf(tally, cast.length));
  const inhabitants = await liveThrough(cast, around).finally(ended);
  if (signal.aborted) {
    say(`Stopped; what was acknowledged stays. ${countsOf(tally)}`);
    return 130;
  }
  await report(inhabitants, options.days, tally, signal);
  if (options.live && !signal.aborted) {
    say('Live: people keep coming; Ctrl-C ends it.');
    const done = showProgress(() => `live: ${countsOf(tally)}`);
    await liveOn(inhabitants, { pace, rate: options.rate, tally, signal }).finally(done);
    say(`Ended. ${countsOf(tally)}`);
  }
  return 0;
}

/** Makes sure that there is a server to visit, in demo mode and with something to read. */
async function openLibrary(origin: string): Promise<Library> {
  const client = clientOf(origin);
  const about = await client.call('GET /about').catch((error: unknown) => {
    const offline = error instanceof ApiError && error.offline;
    throw new Explained(
      offline
        ? `There is no server at ${origin}. Start one with npm start, or name another by --origin.`
        : `What answers at ${origin} is not a Wanglai server.`,
    );
  });
  if (!about.demo)
    throw new Explained(`The server at ${origin} is not in demo mode; made-up people do not belong there.`);
  client.session.signIn(
    await client.call('POST /auth/demo', { body: { persona: 'consumer', name: '林夕' } }),
  );
  const library = await readLibrary(client);
  if (!library.size)
    throw new Explained(
      `The server at ${origin} has no contents; start it with SEED=demo and an empty database.`,
    );
  return library;
}

/** Asks each person's own view of their tags, and says how many of those who should bear one do. */
async function report(
  inhabitants: readonly Inhabitant[],
  days: number,
  tally: Tally,
  signal: AbortSignal,
): Promise<void> {
  const outcomes = new Map<Inhabitant, Outcome>();
  let asked = inhabitants;
  // Portraits follow the stream within moments, so whoever lacks a tag is asked again a few times.
  for (let round = 0; round < ROUNDS && asked.length && !signal.aborted; round++) {
    if (round > 0) await sleep(1_500, signal);
    for (const one of asked) {
      if (signal.aborted) return;
      const tags = await patiently(() => one.device.client.call('GET /me/tags'), signal);
      outcomes.set(one, { character: one.character, tags: tags.map(({ key }) => key) });
    }
    asked = asked.filter((one) => {
      const expected = expectedTag(one.character.kind, days);
      return expected !== null && !outcomes.get(one)?.tags.includes(expected);
    });
  }
  say(countsOf(tally));
  say('Who bears which tag, by GET /me/tags of each:');
  for (const line of linesOf(resultsOf([...outcomes.values()], days), days)) say(line);
}

const progressOf = (tally: Tally, people: number): string =>
  `${tally.people}/${people} people · ${countsOf(tally)}${tally.away ? ' · the server is away, waiting for it' : ''}`;

function optionsOf(args: readonly string[]): Options | null {
  try {
    const options = readOptions(args, process.env['PORT']);
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
    // Timers of trackers and sockets must not keep a finished run alive.
    (code) => process.exit(code),
    (error: unknown) => {
      process.stderr.write(
        `${error instanceof Explained ? error.message : String((error as Error).stack ?? error)}\n`,
      );
      process.exit(1);
    },
  );
