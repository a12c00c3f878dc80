import type { Character } from './cast';
import { HABITS, KINDS, type Kind } from './kinds';

/** Somebody whose history is written, and the tags that the server says they bear. */
export interface Outcome {
  character: Pick<Character, 'name' | 'kind' | 'zone'>;
  tags: readonly string[];
}

/** How it came out for all of one kind. */
export interface KindResult {
  kind: Kind;
  people: number;
  /** The tag that the habit should have earned, null for habits that earn none or histories too short for it. */
  expected: string | null;
  earned: number;
  /** How many bear a tag that this kind must not have. */
  wrong: number;
  /** Other tags they bear, with how many do. */
  others: ReadonlyMap<string, number>;
  missed: readonly string[];
}

/** The tag that so many days of a habit earn; null where there is none. */
export function expectedTag(kind: Kind, days: number): string | null {
  const { tag } = HABITS[kind];
  return tag && days >= tag.days ? tag.key : null;
}

export function resultsOf(outcomes: readonly Outcome[], days: number): KindResult[] {
  return KINDS.flatMap((kind) => {
    const of = outcomes.filter(({ character }) => character.kind === kind);
    if (!of.length) return [];
    const { never } = HABITS[kind];
    const expected = expectedTag(kind, days);
    const others = new Map<string, number>();
    for (const { tags } of of)
      for (const key of tags) if (key !== expected) others.set(key, (others.get(key) ?? 0) + 1);
    const missed = of.filter(({ tags }) => expected !== null && !tags.includes(expected));
    return {
      kind,
      people: of.length,
      expected,
      earned: expected === null ? 0 : of.length - missed.length,
      wrong: never === undefined ? 0 : (others.get(never) ?? 0),
      others,
      missed: missed.map(({ character }) => character.name),
    };
  });
}

/** The results as lines for a terminal. */
export function linesOf(results: readonly KindResult[], days: number): string[] {
  return results.flatMap((one) => {
    const { label, tag, never } = HABITS[one.kind];
    const verdict =
      one.expected !== null
        ? `${one.earned} of ${one.people} bear ${one.expected}`
        : tag
          ? `${tag.key} takes ${tag.days} days of history, there are ${days}`
          : never
            ? `${one.wrong} of ${one.people} bear ${never}, which none should`
            : 'no tag is expected';
    const others = [...one.others].map(([key, count]) => `${key} ${count}`).join(', ');
    const missed = one.missed.length ? `    without it: ${one.missed.slice(0, 8).join('、')}` : '';
    return [`  ${label} (${one.people}): ${verdict}${others ? `; also ${others}` : ''}`, missed].filter(
      Boolean,
    );
  });
}
