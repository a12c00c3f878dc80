import type { ReaderState } from '../../server/src/rooms/interactions/stream/register';

/** Who sees nothing move for so long is told why that may be. */
const STILL_MS = 10_000;
const STILL =
  'Nothing has moved for 10 s. It is written down, and goes on as soon as a server is started on this database.';

/** How far a reader is, in one line. */
export function lineOf(reader: ReaderState): string {
  return `${reader.name}: ${standingOf(reader)}`;
}

function standingOf({ state, version, generation, done, total }: ReaderState): string {
  if (state === 'live') return `live, version ${version}, generation ${generation}`;
  if (!total) return 'waits to begin';
  return `${counted(done)} of ${counted(total)} (${Math.floor((Math.min(done, total) / total) * 100)} %)`;
}

const counted = (count: number): string => count.toLocaleString('en-US');

/** All readers, a line each. */
export function tableOf(readers: readonly ReaderState[]): string {
  if (!readers.length) return 'No server has met this database with its readers yet.';
  const width = Math.max(...readers.map(({ name }) => name.length));
  return readers.map((one) => `${one.name.padEnd(width)}  ${standingOf(one)}`).join('\n');
}

/** Makes what is seen of a reader at instants (ms) into lines: one when something has changed, and one when nothing does for long. */
export function watch(): (reader: ReaderState, now: number) => string | null {
  let last: string | null = null;
  let movedAt = 0;
  let told = false;
  return (reader, now) => {
    const line = lineOf(reader);
    if (line !== last) {
      [last, movedAt, told] = [line, now, false];
      return line;
    }
    if (told || now - movedAt < STILL_MS) return null;
    told = true;
    return STILL;
  };
}
