import { AppError } from './errors';
import { decodeCursor, encodeCursor } from './pages';
import { type Found, ranksOf } from './search-words';

/** Where a page of what was found ends: its rank, and the place within it. */
export interface FoundPlace {
  rank: number;
  before: { at: Date; id: string };
}

/** Cursor of a list of what was found. */
export const cursorOfFound = ({ rank, before }: FoundPlace): string =>
  encodeCursor(rank, before.at.getTime(), before.id);

/** Reads such a cursor; throws `request.invalid`. */
export function placeOfFound(named: Record<string, string>): FoundPlace {
  const [rank, at, id] = decodeCursor(named, 'number', 'number', 'string');
  if (!Number.isInteger(rank) || rank < 0)
    throw new AppError('request.invalid', {
      fields: [{ path: Object.keys(named)[0]!, message: 'is not a cursor of this list' }],
    });
  return { rank, before: { at: new Date(at), id } };
}

/**
 * Reads the next `limit` of what was found, best rank first. `read` is asked for one rank at a time, in the order of the
 * list, after `before`; each reading can go along an index on `terms` and that order, however much is found.
 */
export async function readFound<T>(
  typed: string,
  from: FoundPlace | undefined,
  limit: number,
  read: (found: Found, before: FoundPlace['before'] | undefined, limit: number) => Promise<T[]>,
): Promise<{ rank: number; row: T }[]> {
  const all: { rank: number; row: T }[] = [];
  for (const [rank, found] of ranksOf(typed).entries()) {
    if (rank < (from?.rank ?? 0) || all.length >= limit) continue;
    const before = rank === from?.rank ? from.before : undefined;
    for (const row of await read(found, before, limit - all.length)) all.push({ rank, row });
  }
  return all;
}
