/** A mark that one of a person's ids left on a subject: `flags` count, `again` count under another of the ids. */
export interface Bearer {
  _id: string;
  flags: Readonly<Record<string, Date>>;
  again?: Readonly<Record<string, Date>>;
}

export interface Move {
  _id: string;
  flag: string;
  at: Date;
  from: 'flags' | 'again';
  to: 'flags' | 'again';
}

/**
 * What is to be moved so that each flag counts once among the marks that a person's ids left on one subject: on the one
 * where it was set first, which is the rule for what unites (merged-people.ts). What begins to count comes before what
 * ceases to, so that a flag counts at every moment.
 */
export function movesOf(marks: readonly Bearer[], flags: readonly string[]): Move[] {
  const begin: Move[] = [];
  const cease: Move[] = [];
  for (const flag of flags) {
    const set = marks.flatMap(({ _id, flags: counting, again }) => {
      const at = counting[flag] ?? again?.[flag];
      return at ? [{ _id, flag, at, counts: counting[flag] !== undefined }] : [];
    });
    set.sort((a, b) => a.at.getTime() - b.at.getTime() || (a._id < b._id ? -1 : 1));
    for (const [i, { counts, ...one }] of set.entries()) {
      if (i === 0 && !counts) begin.push({ ...one, from: 'again', to: 'flags' });
      if (i > 0 && counts) cease.push({ ...one, from: 'flags', to: 'again' });
    }
  }
  return [...begin, ...cease];
}
