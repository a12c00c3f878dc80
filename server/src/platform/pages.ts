import { AppError } from './errors';

/** Cursors are opaque to clients: base64url of a small JSON list that only the query which made it reads. */
export function encodeCursor(...values: (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** Larger ones are no instants: the bound of a Date, in ms. */
const LARGEST = 8.64e15;

/** Reads a cursor of values of the given kinds, given under the name it was sent by; throws `request.invalid` for anything else. */
export function decodeCursor<K extends ('string' | 'number')[]>(
  named: Record<string, string>,
  ...kinds: K
): { [I in keyof K]: K[I] extends 'string' ? string : number } {
  const [name = '', cursor = ''] = Object.entries(named)[0] ?? [];
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (
      Array.isArray(values) &&
      values.length === kinds.length &&
      values.every(
        (value, i) => typeof value === kinds[i] && (typeof value !== 'number' || Math.abs(value) <= LARGEST),
      )
    )
      return values as never;
  } catch {
    // Said below.
  }
  throw new AppError('request.invalid', {
    fields: [{ path: name, message: 'is not a cursor of this list' }],
  });
}

/** Cuts a list that was read with one item too many into a page. */
export function pageOf<T>(
  rows: T[],
  limit: number,
  cursorOf: (last: T) => string,
): { items: T[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? cursorOf(last) : null };
}

/** All of a list that is read page by page, each after the last of the one before; one page at a time is in memory. */
export async function* everyOf<T>(page: (after: T | undefined) => Promise<T[]>): AsyncGenerator<T> {
  for (let last: T | undefined; ; ) {
    const rows = await page(last);
    yield* rows;
    last = rows.at(-1);
    if (last === undefined) return;
  }
}

/** Cursor of a list that is ordered by an instant and an id. */
export const cursorAt = (at: Date | null, id: string): string => encodeCursor(at?.getTime() ?? 0, id);

/** Reads a cursor made of an instant and an id; throws `request.invalid`. */
export function placeAt(named: Record<string, string>): { at: Date; id: string } {
  const [at, id] = decodeCursor(named, 'number', 'string');
  return { at: new Date(at), id };
}
