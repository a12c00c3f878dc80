import {
  type AboutPeople,
  ASKED_EACH_TIME,
  type PersonalRecords,
  READ_UNDER_EVERY_ID,
} from '../../platform/room';
import { roomOf, type Sockets } from '../../platform/sockets/sockets';
import type { Admissions } from './admissions';
import type { Audit } from './models/audit.model';
import type { Merges } from './models/merge.model';
import type { StoredPeople } from './models/person.model';
import type { Sessions } from './models/session.model';

/** What this room keeps about a person, in the order in which it is erased, each a list of the export. */
export function ownRecords(keeping: {
  people: StoredPeople;
  merges: Merges;
  admissions: Admissions;
  sessions: Sessions;
  audit: Audit;
  sockets: Sockets;
}): PersonalRecords[] {
  const { people, merges, admissions, sessions, audit, sockets } = keeping;
  return [
    {
      name: 'profiles',
      async *export(ids) {
        yield* await people.find(ids);
      },
      // The person first: once it has resolved, no process lets in anything of theirs any more.
      async erase(ids) {
        await merges.erase(ids);
        await admissions.changed(ids);
      },
    },
    {
      name: 'sessions',
      async *export(ids) {
        for await (const { createdAt, usedAt } of sessions.ofSubjects(ids)) yield { createdAt, usedAt };
      },
      async erase(ids) {
        await sessions.endOf(ids);
        for (const id of ids) sockets.disconnect(roomOf.person(id));
      },
    },
    {
      // What staff did stays, without whom they did it to.
      name: 'staff-actions',
      async *export(ids) {
        for await (const { at, action } of audit.ofSubjects(ids)) yield { at, action };
      },
      erase: audit.blank,
    },
  ];
}

/** What becomes of people in this room: merging and splitting is its own work, which the others hear of. */
export const aboutPeople = (records: readonly PersonalRecords[]): AboutPeople => ({
  records: {
    name: 'profiles',
    async *export(ids) {
      for (const kind of records) yield* kind.export(ids);
    },
    async erase(ids) {
      for (const kind of records) await kind.erase(ids);
    },
  },
  merged: READ_UNDER_EVERY_ID,
  split: READ_UNDER_EVERY_ID,
  // What is in memory of grants is told with the very write of one: `people.setGrant`.
  consentChanged: ASKED_EACH_TIME,
});
