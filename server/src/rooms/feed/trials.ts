import type { Candidate } from '../content';

/** What is new for a week and was taken up by fewer people than this is on trial, until it was placed so often. */
const NEW_MS = 7 * 86_400_000;
const KNOWN_BY = 5;
const FAIR = 20;
const MOST_NAMED = 50;
const MOST_COUNTED = 10_000;
const LOOK_EVERY_MS = 1_000;

/**
 * New contents of whose worth nobody knows yet, each placed before some people, whoever they are, so that its worth shows.
 * Counted in the memory of a process: after a start each has its trial once more.
 */
export class Trials {
  private readonly placed = new Map<string, number>();
  private open: string[] = [];
  private lookedAt = 0;

  /** Those on trial, first those that were placed least; `knownBy`: by how many people one was taken up. */
  of(candidates: readonly Candidate[], knownBy: (id: string) => number, now: number): readonly string[] {
    if (now - this.lookedAt >= LOOK_EVERY_MS) {
      this.lookedAt = now;
      const count = ({ id }: Candidate) => this.placed.get(id) ?? 0;
      this.open = candidates
        .filter((one) => now - one.publishedAt < NEW_MS && count(one) < FAIR && knownBy(one.id) < KNOWN_BY)
        .sort((a, b) => count(a) - count(b) || a.publishedAt - b.publishedAt || (a.id < b.id ? -1 : 1))
        .map(({ id }) => id);
    }
    return this.open.slice(0, MOST_NAMED);
  }

  note(id: string): void {
    this.placed.set(id, (this.placed.get(id) ?? 0) + 1);
    const at = this.open.indexOf(id);
    if (at >= 0) this.open.push(...this.open.splice(at, 1));
    // The order of the map is that of the first trial: the oldest are over.
    if (this.placed.size > MOST_COUNTED) this.placed.delete(this.placed.keys().next().value!);
  }
}
