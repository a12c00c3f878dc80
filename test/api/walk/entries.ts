import type { RouteKey } from '@wanglai/contract';
import type { Case, SomeCases } from '../case';

/** A route with how it is called. */
export type Entry = readonly [key: RouteKey, how: Case];

export const entriesOf = (cases: SomeCases): Entry[] => Object.entries(cases) as [RouteKey, Case][];

/** A test for each of these routes; a room that has none of the kind has no test. */
export function each(
  entries: readonly Entry[],
  what: string,
  test: (key: RouteKey, how: Case) => Promise<void>,
): void {
  for (const [key, how] of entries) it(`${key} ${what}`, () => test(key, how));
}
