import type { StoredFact } from '../interactions.model';
import type { Facts } from '../interactions.store';
import { endOf, type Segments, startOf } from './segments';

const MOST_AT_ONCE = 5_000;

/**
 * Reads what any process has stored since this one began, for who must know of all without a checkpoint: each segment
 * from where it stood, a piece at a time. Each fact once and in the order of its segment.
 */
export class Tail {
  private readonly places = new Map<number, number>();
  private readonly listeners: ((facts: readonly StoredFact[]) => void)[] = [];
  private begun = false;

  constructor(private readonly deps: { segments: Pick<Segments, 'all'>; facts: Facts }) {}

  hear(listener: (facts: readonly StoredFact[]) => void): void {
    this.listeners.push(listener);
  }

  /** Tells what is new; the first time it only notes where each segment stands. */
  async read(signal: AbortSignal): Promise<void> {
    const segments = await this.deps.segments.all();
    for (const { _id: segment } of segments) {
      let place = this.places.get(segment) ?? (await this.beginOf(segment));
      for (let more = true; more && !signal.aborted; ) {
        const facts = await this.deps.facts.between(place, endOf(segment), MOST_AT_ONCE);
        if (facts.length) for (const listener of this.listeners) listener(facts);
        place = facts.at(-1)?.position ?? place;
        more = facts.length === MOST_AT_ONCE;
      }
      this.places.set(segment, place);
    }
    const there = new Set(segments.map(({ _id }) => _id));
    for (const segment of this.places.keys()) if (!there.has(segment)) this.places.delete(segment);
    this.begun = true;
  }

  /** A segment that came later is read from its beginning. */
  private async beginOf(segment: number): Promise<number> {
    if (this.begun) return startOf(segment) - 1;
    const [last] = await this.deps.facts.newestBelow(endOf(segment), 1);
    return Math.max(last?.position ?? 0, startOf(segment) - 1);
  }
}
