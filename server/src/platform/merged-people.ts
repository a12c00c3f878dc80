/**
 * When two people become one, what each left stays under the id it was left with, so that a split is exact. Reads ask
 * for every id of the person and bring together what they find, by one rule for all rooms:
 *
 * - **unites**: a mark, a follow, a membership is there once if it is there under any id; one person counts once (marks.ts).
 * - **adds**: points, coupons, counts of what was done are summed up.
 * - **the later wins**: a choice, a draft, the quantity in a cart is the one that was written last; of how far something
 *   was read, the furthest.
 */

/** One row for each key out of rows under several ids. Which of two stands is told by `together`. */
function perKey<Row>(
  rows: Iterable<Row>,
  keyOf: (row: Row) => string,
  together: (one: Row, other: Row) => Row,
): Map<string, Row> {
  const found = new Map<string, Row>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = found.get(key);
    found.set(key, known === undefined ? row : together(known, row));
  }
  return found;
}

/** There once if it is there under any id: the earliest stands, so that it keeps the date it began. */
export const united = <Row extends { at: Date }>(
  rows: Iterable<Row>,
  keyOf: (row: Row) => string,
): Map<string, Row> => perKey(rows, keyOf, (one, other) => (other.at < one.at ? other : one));

/** Sums by key. */
export function added<Row>(
  rows: Iterable<Row>,
  keyOf: (row: Row) => string,
  amountOf: (row: Row) => number,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + amountOf(row));
  return sums;
}

/** What was written last stands; of one instant, the one that was found last. */
export const latest = <Row extends { at: Date }>(
  rows: Iterable<Row>,
  keyOf: (row: Row) => string,
): Map<string, Row> => perKey(rows, keyOf, (one, other) => (other.at >= one.at ? other : one));
