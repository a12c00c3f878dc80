import type { StoredFact } from '../interactions.model';
import type { Placed } from './follower';

/** What a reader keeps of a commit, or of a part of one. All its facts stand in one segment. */
export interface Portion<Kept> {
  kept: readonly Kept[];
  through: number;
}
/** A commit that is not kept in memory, and in which a reader wants so many facts. */
interface LeftOnStream {
  from: number;
  through: number;
  count: number;
}

/** What waits for a reader, in the order of the stream; what is more than memory should hold is read at its turn. */
export class Waiting<Kept extends Placed> {
  private readonly portions: (Portion<Kept> | LeftOnStream)[] = [];
  /** Facts that wait, or that were taken and are not done yet. */
  count = 0;

  constructor(
    private readonly deps: {
      /** The most that is taken at once, and the most that is held in memory. */
      mostAtOnce: number;
      mostInMemory: number;
      keep(facts: readonly StoredFact[]): Kept[];
      /** Facts of the stream from a position through another. */
      read(from: number, through: number): Promise<StoredFact[]>;
    },
  ) {}

  get isEmpty(): boolean {
    return this.portions.length === 0;
  }

  /** `facts`: of one commit, at least one. */
  push(facts: readonly StoredFact[]): void {
    const kept = this.deps.keep(facts);
    const [from, through] = [facts[0]!.position, facts.at(-1)!.position];
    if (kept.length && this.count >= this.deps.mostInMemory)
      this.portions.push({ from, through, count: kept.length });
    else this.portions.push(...this.cut(kept, through));
    this.count += kept.length;
  }

  /** Takes what comes first: one portion at least, and more as far as they fit into one turn. */
  async take(): Promise<Portion<Kept>[]> {
    const first = this.portions[0];
    if (first && 'count' in first) {
      const kept = this.deps.keep(await this.deps.read(first.from, first.through));
      this.portions.splice(0, 1, ...this.cut(kept, first.through));
      // Some may have been erased meanwhile.
      this.count += kept.length - first.count;
    }
    const taken: Portion<Kept>[] = [];
    let size = 0;
    for (const portion of this.portions) {
      if ('count' in portion) break;
      size += portion.kept.length;
      if (taken.length && size > this.deps.mostAtOnce) break;
      taken.push(portion);
    }
    this.portions.splice(0, taken.length);
    return taken;
  }

  /** The place is kept after each part. */
  private cut(kept: readonly Kept[], through: number): Portion<Kept>[] {
    const most = this.deps.mostAtOnce;
    const parts: Portion<Kept>[] = [];
    let rest = kept;
    for (; rest.length > most; rest = rest.slice(most))
      parts.push({ kept: rest.slice(0, most), through: rest[most - 1]!.position });
    return [...parts, { kept: rest, through }];
  }
}
