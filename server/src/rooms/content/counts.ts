import { LRUCache } from 'lru-cache';
import type { Marks } from './marks.model';

export interface Count {
  views: number;
  likes: number;
  favourites: number;
}

const FRESH_MS = 5_000;

/**
 * How often contents were looked at, liked and kept. Likes are counted from the marks themselves, so they cannot drift;
 * what others do shows after at most five seconds, a person's own mark at once.
 */
export class Counts {
  private readonly recent = new LRUCache<string, Count>({ max: 5_000, ttl: FRESH_MS });

  constructor(
    private readonly marks: Marks,
    private readonly views: (ids: readonly string[]) => Promise<Map<string, number>>,
  ) {}

  async of(ids: readonly string[]): Promise<Map<string, Count>> {
    const counts = new Map<string, Count>();
    const missing: string[] = [];
    for (const id of new Set(ids)) {
      const known = this.recent.get(id);
      if (known) counts.set(id, known);
      else missing.push(id);
    }
    if (!missing.length) return counts;
    const [marked, viewed] = await Promise.all([this.marks.counts(missing), this.views(missing)]);
    const byId = new Map(marked.map((one) => [one._id, one]));
    for (const id of missing) {
      const count = {
        views: viewed.get(id) ?? 0,
        likes: byId.get(id)?.likes ?? 0,
        favourites: byId.get(id)?.favourites ?? 0,
      };
      this.recent.set(id, count);
      counts.set(id, count);
    }
    return counts;
  }

  /** Forgets what is known of a content, so that the next look is exact. */
  forget(id: string): void {
    this.recent.delete(id);
  }
}
