import type { PlacedCard } from '@wanglai/contract';
import type { PersonalRecords, Platform, Room } from '../../platform/room';
import type { ContentRoom } from '../content';
import type { People } from '../identity';
import type { Stream } from '../interactions';
import type { Portraits } from '../portraits';
import { feedIndexes, feedsOf } from './feed.model';
import type { Parts } from './parts';
import { chooseFor, type Why } from './queries/choose-for';
import { readFeed } from './queries/read-feed';

export type { Why } from './queries/choose-for';

export interface FeedRoom extends Room {
  /**
   * One fitting card for a person, never opened and not shown within a day, with a reason in the person's language
   * that names `why.tag`; with `why.contentId` that content or none. Null without `personalisation` or a fit.
   */
  chooseFor(personId: string, why?: Why): Promise<PlacedCard | null>;
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
    chooseFor: (personId, why) => chooseFor(parts, personId, why),
    records: {
      name: 'feed',
      export: (personIds) => parts.feeds.of(personIds),
      erase: (personIds) => parts.feeds.erase(personIds),
    },
  };
}
