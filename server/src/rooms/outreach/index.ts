import { ASKED_EACH_TIME, type Platform, READ_UNDER_EVERY_ID, type Room } from '../../platform/room';
import type { FeedRoom } from '../feed';
import type { Identity } from '../identity';
import type { Interactions } from '../interactions';
import type { Portraits } from '../portraits';
import { takeOn } from './commands/tell-publication';
import { Walk } from './outreach.jobs';
import { outreachReader } from './outreach.reader';
import { publicationsCollection, publicationsOf } from './publications.model';
import { migrations, pushesCollection, pushesOf } from './pushes.model';
import { readPushes } from './queries/read-pushes';

interface Left {
  identity: Identity;
  interactions: Interactions;
  portraits: Portraits;
  feed: FeedRoom;
}

/** What the brand tells people of its own accord, within caps and quiet hours, each with its reason. */
export function createOutreach(platform: Platform, left: Left): Room {
  const { portraits, feed } = left;
  const { connection, newId, now } = platform;
  const pushes = pushesOf(connection);
  const publications = publicationsOf(connection, newId(), now);
  const rooms = { people: left.identity.people, portraits, feed, pushes };
  const deps = { ...platform, ...rooms, publications };
  const walk = new Walk(deps);
  left.interactions.stream.follow(
    outreachReader(deps, async (facts) => {
      if (await takeOn(deps, facts)) walk.ring();
    }),
  );
  return {
    name: 'outreach',
    collections: [pushesCollection, publicationsCollection],
    migrations,
    open(doors) {
      doors.on('GET /me/pushes', (ctx, { query }) => readPushes(rooms, ctx, query));
    },
    jobs: [walk.job],
    settle: () => walk.settle(),
    people: {
      records: { name: 'pushes', export: pushes.all, erase: pushes.erase },
      merged: READ_UNDER_EVERY_ID,
      split: READ_UNDER_EVERY_ID,
      consentChanged: ASKED_EACH_TIME,
    },
  };
}
