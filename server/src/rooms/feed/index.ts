import type { Locale, PlacedCard } from '@wanglai/contract';
import type { PersonalRecords, Platform, Room } from '../../platform/room';
import type { ContentRoom } from '../content';
import type { People } from '../identity';
import type { Stream } from '../interactions';
import type { Portraits } from '../portraits';
import { feedIndexes, feedsOf } from './feed.model';
import type { Placement } from './feed.present';
import type { Parts } from './parts';
import { chooseFor } from './queries/choose-for';
import { place, readFeed } from './queries/read-feed';

export type { Ground, Placement } from './feed.present';

export interface FeedRoom extends Room {
  /** One content that fits a tag just earned, never opened and not shown within a day. Null without `personalisation` or a fit. */
  chooseFor(personId: string, tag: string): Promise<Placement | null>;
  /** The card of each placement with its reason in a language, in order; null where its content was withdrawn meanwhile. */
  place(personId: string, locale: Locale, placements: readonly Placement[]): Promise<(PlacedCard | null)[]>;
  records: PersonalRecords;
}

/** What each person is shown next, and why. */
export function createFeed(
  platform: Platform,
  deps: { content: ContentRoom; portraits: Portraits; people: People; stream: Stream },
): FeedRoom {
  const parts: Parts = { feeds: feedsOf(platform.db), now: platform.now, ...deps };
  return {
    name: 'feed',
    indexes: feedIndexes,
    open: (doors) => doors.on('GET /feed', (ctx, { query }) => readFeed(parts, ctx, query)),
    chooseFor: (personId, tag) => chooseFor(parts, personId, tag),
    place: (personId, locale, placements) => place(parts, personId, locale, placements),
    records: {
      name: 'feed',
      export: (personIds) => parts.feeds.of(personIds),
      erase: (personIds) => parts.feeds.erase(personIds),
    },
  };
}
