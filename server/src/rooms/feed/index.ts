import type { Locale, PlacedCard } from '@wanglai/contract';
import { type Platform, READ_UNDER_EVERY_ID, type Room } from '../../platform/room';
import type { ContentRoom } from '../content';
import type { Identity } from '../identity';
import type { Interactions } from '../interactions';
import type { Portraits } from '../portraits';
import { feedsOf, listsCollection, migrations } from './feed.model';
import type { Placement } from './feed.present';
import { Learning } from './learning';
import type { Parts } from './parts';
import { chooseFor } from './queries/choose-for';
import { place, readFeed } from './queries/read-feed';
import { Trials } from './trials';

export type { Ground, Placement } from './feed.present';

export interface FeedRoom extends Room {
  /** One content that fits a tag just earned, never opened and not shown within a day. Null without `personalisation` or a fit. */
  chooseFor(personId: string, tag: string): Promise<Placement | null>;
  /**
   * The card of each placement with its reason in a language, in order; null where its content was withdrawn meanwhile.
   * `personId`: with what they left on it; null: as it stands before anybody.
   */
  place(
    personId: string | null,
    locale: Locale,
    placements: readonly Placement[],
  ): Promise<(PlacedCard | null)[]>;
}

/** What each person is shown next, and why. */
export function createFeed(
  { db, now, log }: Platform,
  left: { identity: Identity; interactions: Interactions; content: ContentRoom; portraits: Portraits },
): FeedRoom {
  const { content, portraits } = left;
  const { stream } = left.interactions;
  const { people } = left.identity;
  const learning = new Learning({ stream, people, now, log });
  const parts: Parts = {
    feeds: feedsOf(db),
    now,
    content,
    portraits,
    people,
    stream,
    learning,
    trials: new Trials(),
  };
  return {
    name: 'feed',
    collections: [listsCollection],
    migrations,
    open: (doors) => doors.on('GET /feed', (ctx, { query }) => readFeed(parts, ctx, query)),
    people: {
      records: {
        name: 'feed',
        export: parts.feeds.of,
        async erase(personIds) {
          learning.forget(personIds);
          await parts.feeds.erase(personIds);
        },
      },
      merged: READ_UNDER_EVERY_ID,
      split: READ_UNDER_EVERY_ID,
      async consentChanged({ personId, purpose, granted }) {
        if (purpose === 'personalisation' && !granted) learning.forget([personId]);
      },
    },
    jobs: [{ name: 'feed.learn', everyMs: 1_000, run: (signal) => learning.run(signal) }],
    settle: () => learning.settle(),
    chooseFor: (personId, tag) => chooseFor(parts, personId, tag),
    place: (personId, locale, placements) => place(parts, personId, locale, placements),
  };
}
