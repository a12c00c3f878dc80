import type { PersonalRecords, Platform, Room } from '../../platform/room';
import type { ContentRoom } from '../content';
import type { FeedRoom } from '../feed';
import type { People } from '../identity';
import type { Stream } from '../interactions';
import type { Portraits } from '../portraits';
import { outreachReader } from './outreach.reader';
import { indexes, pushesOf } from './pushes.model';
import { readPushes } from './queries/read-pushes';

export interface Outreach extends Room {
  records: PersonalRecords;
}

/** What the brand tells people of its own accord, within caps and quiet hours, each with its reason. */
export function createOutreach(
  platform: Platform,
  rooms: { people: People; stream: Stream; portraits: Portraits; content: ContentRoom; feed: FeedRoom },
): Outreach {
  const pushes = pushesOf(platform.db);
  rooms.stream.follow(outreachReader({ ...platform, ...rooms, pushes }));
  return {
    name: 'outreach',
    indexes,
    open(doors) {
      doors.on('GET /me/pushes', (ctx, { query }) => readPushes({ ...rooms, pushes }, ctx, query));
    },
    records: { name: 'pushes', export: (ids) => pushes.all(ids), erase: (ids) => pushes.erase(ids) },
  };
}
