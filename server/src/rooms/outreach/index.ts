import { ASKED_EACH_TIME, type Platform, READ_UNDER_EVERY_ID, type Room } from '../../platform/room';
import type { ContentRoom } from '../content';
import type { FeedRoom } from '../feed';
import type { Identity } from '../identity';
import type { Interactions } from '../interactions';
import type { Portraits } from '../portraits';
import { outreachReader } from './outreach.reader';
import { migrations, pushesCollection, pushesOf } from './pushes.model';
import { readPushes } from './queries/read-pushes';

interface Left {
  identity: Identity;
  interactions: Interactions;
  content: ContentRoom;
  portraits: Portraits;
  feed: FeedRoom;
}

/** What the brand tells people of its own accord, within caps and quiet hours, each with its reason. */
export function createOutreach(platform: Platform, left: Left): Room {
  const { content, portraits, feed } = left;
  const pushes = pushesOf(platform.connection);
  const rooms = { people: left.identity.people, content, portraits, feed, pushes };
  left.interactions.stream.follow(outreachReader({ ...platform, ...rooms }));
  return {
    name: 'outreach',
    collections: [pushesCollection],
    migrations,
    open(doors) {
      doors.on('GET /me/pushes', (ctx, { query }) => readPushes(rooms, ctx, query));
    },
    people: {
      records: { name: 'pushes', export: pushes.all, erase: pushes.erase },
      merged: READ_UNDER_EVERY_ID,
      split: READ_UNDER_EVERY_ID,
      consentChanged: ASKED_EACH_TIME,
    },
  };
}
