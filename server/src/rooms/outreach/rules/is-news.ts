import type { StoredFact } from '../../interactions';

/** Later than this a publication is no news any more, such as one that was read after the process was away. */
export const NEWS_MS = 3_600_000;

/**
 * Who publishes more than this many within ten minutes fills shelves and tells no news: the first of them are told, the
 * others are found in the feed. With `MOST_PEOPLE` of each publication this bounds what any number of them can cause.
 */
export const FLOOD = { most: 30, withinMs: 600_000 } as const;

/** Whether people are told of this publication: not of one that came in bulk, nor of an old one. */
export const isNews = (fact: Pick<StoredFact, 'at' | 'props'>, now: Date): boolean =>
  fact.props?.['bulk'] !== true && now.getTime() - fact.at.getTime() < NEWS_MS;
