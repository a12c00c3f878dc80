import type { FactView, LiveView } from '@wanglai/contract';

/** Rows that are kept; older ones live in the people's timelines. */
export const MOST_FACTS = 200;
const MINUTE_MS = 60_000;
const MINUTES = 60;

export interface LiveFeed {
  facts: FactView[];
  /** What arrived while paused, newest first. */
  held: FactView[];
  paused: boolean;
  online: number;
  perMinute: { at: number; count: number }[];
}

export type LiveAction =
  | { kind: 'loaded'; view: LiveView; now: number }
  | { kind: 'happened'; facts: FactView[]; count: number; online: number; now: number }
  | { kind: 'ticked'; now: number }
  | { kind: 'paused'; paused: boolean };

export const EMPTY_FEED: LiveFeed = { facts: [], held: [], paused: false, online: 0, perMinute: [] };

/** What the live page shows after something arrived. Bounded: neither list grows past {@link MOST_FACTS}. */
export function advance(feed: LiveFeed, action: LiveAction): LiveFeed {
  switch (action.kind) {
    case 'loaded':
      return {
        ...feed,
        online: action.view.online,
        facts: merge(action.view.recent, feed.facts),
        perMinute: hourUntil(
          action.view.perMinute.map(({ at, count }) => ({ at: Date.parse(at), count })),
          action.now,
        ),
      };
    case 'happened': {
      const lists = feed.paused
        ? { held: merge(action.facts, feed.held) }
        : { facts: merge(action.facts, feed.facts) };
      const perMinute = hourUntil(feed.perMinute, action.now);
      const last = perMinute.at(-1);
      if (last) perMinute[perMinute.length - 1] = { ...last, count: last.count + action.count };
      return { ...feed, ...lists, online: action.online, perMinute };
    }
    case 'ticked':
      return { ...feed, perMinute: hourUntil(feed.perMinute, action.now) };
    case 'paused':
      if (action.paused) return { ...feed, paused: true };
      return { ...feed, paused: false, held: [], facts: merge(feed.held, feed.facts) };
  }
}

/** Newest first, each id once. */
function merge(fresh: readonly FactView[], known: readonly FactView[]): FactView[] {
  const byId = new Map([...known, ...fresh].map((fact) => [fact.id, fact]));
  return [...byId.values()]
    .sort((a, b) => Date.parse(b.receivedAt) - Date.parse(a.receivedAt))
    .slice(0, MOST_FACTS);
}

/** Sixty full slots that end with the minute of now; minutes without facts count zero. */
function hourUntil(known: readonly { at: number; count: number }[], now: number): LiveFeed['perMinute'] {
  const end = Math.floor(now / MINUTE_MS) * MINUTE_MS;
  const counts = new Map<number, number>();
  for (const { at, count } of known) {
    const minute = Math.floor(at / MINUTE_MS) * MINUTE_MS;
    counts.set(minute, (counts.get(minute) ?? 0) + count);
  }
  return Array.from({ length: MINUTES }, (_, i) => {
    const at = end - (MINUTES - 1 - i) * MINUTE_MS;
    return { at, count: counts.get(at) ?? 0 };
  });
}
