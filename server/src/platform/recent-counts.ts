import { LRUCache } from 'lru-cache';

const FRESH_MS = 5_000;
const MOST = 5_000;

/**
 * Remembers counts for five seconds. They are counted from what they speak of, so they cannot drift; what others do
 * shows after at most five seconds, and at once what is forgotten here.
 */
export class RecentCounts<C extends object> {
  private readonly recent = new LRUCache<string, C>({ max: MOST, ttl: FRESH_MS });

  /** `count` answers for each of the ids. */
  constructor(private readonly count: (ids: readonly string[]) => Promise<ReadonlyMap<string, C>>) {}

  async of(ids: readonly string[]): Promise<Map<string, C>> {
    const counts = new Map<string, C>();
    const missing: string[] = [];
    for (const id of new Set(ids)) {
      const known = this.recent.get(id);
      if (known) counts.set(id, known);
      else missing.push(id);
    }
    if (!missing.length) return counts;
    for (const [id, counted] of await this.count(missing)) {
      this.recent.set(id, counted);
      counts.set(id, counted);
    }
    return counts;
  }

  /** Lets the next look be exact. */
  forget(id: string): void {
    this.recent.delete(id);
  }
}
