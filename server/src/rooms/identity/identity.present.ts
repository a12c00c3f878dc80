import {
  abilitiesOf,
  type Consent,
  type Me,
  PURPOSES,
  type Session,
  type StaffSummary,
} from '@wanglai/contract';
import type { PersonActor, StaffActor } from '../../platform/context';
import type { PersonRecord } from './models/person.schema';
import type { StaffDocument } from './models/staff.model';

export const presentMe = (person: PersonRecord): Me => ({
  id: person._id,
  name: person.name,
  avatar: person.avatar,
  zone: person.zone,
  createdAt: person.createdAt.toISOString(),
  lastSeenAt: person.lastSeenAt?.toISOString() ?? null,
  channels: [...new Set(person.identities.map(({ channel }) => channel))],
  locale: person.locale,
  quietHours: person.quietHours,
  mergedFrom: person.mergedFrom.map(({ id }) => id),
});

/** All five purposes, in the order of the contract; `at` is the last change. */
export const presentConsents = (person: PersonRecord): Consent[] =>
  PURPOSES.map((purpose) => {
    const history = person.grantHistory
      .filter((change) => change.purpose === purpose)
      .map(({ granted, at, via }) => ({ granted, at: at.toISOString(), via }));
    return { purpose, granted: person.grants[purpose], at: history.at(-1)?.at ?? null, history };
  });

/** With what they may do, so that no screen needs to repeat a policy. */
export const presentStaff = ({ _id, name, role }: StaffDocument): StaffSummary => ({
  id: _id,
  name,
  role,
  abilities: [...abilitiesOf(role)],
});

export const actorOfPerson = (person: PersonRecord): PersonActor => ({
  kind: 'person',
  id: person._id,
  name: person.name,
  zone: person.zone,
  locale: person.locale,
  grants: person.grants,
});

export const actorOfStaff = ({ _id, name, role }: StaffDocument): StaffActor => ({
  kind: 'staff',
  id: _id,
  name,
  role,
  abilities: new Set(abilitiesOf(role)),
});

/**
 * Who a session is of. `home` is the id of whoever signed in, `person` who that is today: sessions and tokens remember the
 * former and follow merges from there, so that after a split they are the former's again.
 */
export type Subject =
  | { kind: 'person'; person: PersonRecord; home: string }
  | { kind: 'staff'; member: StaffDocument };

export const presentSession = (
  subject: Subject,
  tokens: { accessToken: string; refreshToken: string; expiresAt: Date },
): Session => ({
  ...tokens,
  expiresAt: tokens.expiresAt.toISOString(),
  ...(subject.kind === 'person'
    ? { person: { id: subject.person._id, name: subject.person.name } }
    : { staff: presentStaff(subject.member) }),
});
