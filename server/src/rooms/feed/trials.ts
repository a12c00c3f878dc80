import type { Candidate } from '../content';

/** What is new for a week and was taken up by fewer people than this is on trial, until it was placed so often. */
const NEW_MS = 7 * 86_400_000;
const KNOWN_BY = 5;
const FAIR = 20;
const MOST_NAMED = 50;

/**
 * New contents of whose worth nobody knows yet, each placed before some people, whoever they are, so that its worth shows.
 * Counted in the memory of a process: after a start each has its trial once more.
 */
export class Trials {
  private readonly placed = new Map<string, number>();

  /** Those on trial, first those that were placed least; `knownBy`: by how many people one was taken up. */
  of(candidates: readonly Candidate[], knownBy: (id: string) => number, now: number): string[] {
    const open = candidates.filter(
      ({ id, publishedAt }) =>
        now - publishedAt < NEW_MS && (this.placed.get(id) ?? 0) < FAIR && knownBy(id) < KNOWN_BY,
    );
    const count = ({ id }: Candidate) => this.placed.get(id) ?? 0;
    return open
      .sort((a, b) => count(a) - count(b) || a.publishedAt - b.publishedAt || (a.id < b.id ? -1 : 1))
      .slice(0, MOST_NAMED)
      .map(({ id }) => id);
  }

  note(id: string): void {
    this.placed.set(id, (this.placed.get(id) ?? 0) + 1);
    // The order of the map is that of the first trial: the oldest are over.
    if (this.placed.size > 10_000) this.placed.delete(this.placed.keys().next().value!);
  }
}
