import {
  ASKED_EACH_TIME,
  type MergedPeople,
  type Platform,
  READ_UNDER_EVERY_ID,
  type Room,
} from '../../platform/room';
import type { Identity } from '../identity';
import { markNoticesRead } from './commands/mark-notices-read';
import { type Telling, tellPerson } from './commands/tell-person';
import { noticesCollection, noticesOf } from './notices.model';
import { listNotices } from './queries/list-notices';

export type { Telling } from './commands/tell-person';

export interface NoticesRoom extends Room {
  /** Tells a person something they may look up later; once for one cause. */
  tell(telling: Telling): Promise<boolean>;
}

/** What people are told and may look up later. */
export function createNotices(platform: Platform, { identity }: { identity: Identity }): NoticesRoom {
  const { people } = identity;
  const notices = noticesOf(platform.connection);
  const parts = { ...platform, notices, people };

  /** They had two accounts until now, and the stricter grants hold. */
  const tellOfMerge = async ({ from, into }: MergedPeople) => {
    await tellPerson(parts, { cause: `merged:${from}:${into}`, personId: into, kind: 'identity.merged' });
  };

  return {
    name: 'notices',
    collections: [noticesCollection],
    open(doors) {
      doors.on('GET /notices', (ctx, { query }) => listNotices(parts, ctx, query));
      doors.on('PUT /notices/read', (ctx, { body }) => markNoticesRead(parts, ctx, body.upTo));
    },
    people: {
      records: { name: 'notices', export: notices.all, erase: notices.erase },
      merged: tellOfMerge,
      split: READ_UNDER_EVERY_ID,
      consentChanged: ASKED_EACH_TIME,
    },
    tell: (telling) => tellPerson(parts, telling),
  };
}
