import type { StaffRole, StaffSummary } from '@wanglai/contract';
import type { PersonActor, StaffActor } from '../../platform/context';
import { AppError } from '../../platform/errors';
import type { AboutPeople, Platform, Room } from '../../platform/room';
import type { Claims } from './access-tokens';
import { type Accounts, accountsOf } from './accounts';
import { createStaff, seedStaff } from './commands/create-staff';
import { type Act, type Acting, recordAudit } from './commands/record-audit';
import { createFaces, type Faces } from './faces';
import { repairJob } from './identity.jobs';
import { migrations } from './identity.migrations';
import { actorOfPerson, actorOfStaff, presentStaff } from './identity.present';
import { aboutPeople } from './identity.records';
import { openIdentity } from './identity.routes';
import { attemptsCollection } from './models/attempt.model';
import { auditCollection } from './models/audit.model';
import { epochsCollection } from './models/epoch.model';
import { erasuresCollection } from './models/erasure.model';
import { knownNetworksCollection } from './models/known-network.model';
import { peopleCollection } from './models/person.schema';
import { sessionsCollection } from './models/session.model';
import { type BrandSettings, settingsCollection } from './models/settings.model';
import { isActive, type StaffLink, staffCollection } from './models/staff.model';
import { createParts, type Parts } from './parts';
import { createPeople, type People } from './people';

export type { Accounts } from './accounts';
export type { Face, Faces, KnownFaces } from './faces';
export { presentConsents } from './identity.present';
export type {
  Channel,
  ChannelIdentity,
  GrantChange,
  PersonAdmission,
  PersonRecord,
} from './models/person.schema';
export type { BrandSettings } from './models/settings.model';
export type { SecondFactor, StaffChange, StaffDocument, StaffLink } from './models/staff.model';
export { tellRooms } from './other-rooms';
export type { People } from './people';
export { hashPassword, isPassword } from './rules/password';
export { PURPOSES_OF_FACTS } from './rules/purposes-of-facts';
export { afterCode, newFactor, uriOf } from './rules/second-factor';

export interface Identity extends Room {
  /** Who bears an access token, as their record stands now. Throws `auth.invalid-token`, also for people who are erased. */
  authenticate(token: string): Promise<{ actor: PersonActor | StaffActor; expiresAt: number }>;
  /** Signature and expiry only, without the database: for the hot path. `id` is who signed in, merges not followed. */
  claims(token: string): Promise<Claims>;
  people: People & AboutPeople;
  staff: {
    get(id: string): Promise<StaffSummary | null>;
    /** Makes an account; a taken name is left as it is and answers null. */
    create(input: {
      username: string;
      name: string;
      role: StaffRole;
      password: string | null;
      link?: StaffLink;
    }): Promise<StaffSummary | null>;
    /** The accounts of a first start: one per role in the demo, else `admin` with the configured password. */
    seed(): Promise<void>;
  };
  accounts: Accounts;
  /** Names and pictures of people and staff, to show beside what they wrote. */
  faces: Faces;
  brand: {
    /** Null until somebody has told. */
    get(): Promise<BrandSettings | null>;
    /** Tells once; a brand that is told already stays as it is. */
    set(brand: BrandSettings): Promise<void>;
  };
  /** Writes down an act of staff; call it before the act. Erasure blanks the ids of people. */
  audit(ctx: Acting, act: Act): Promise<void>;
}

/** Who somebody is, over all the ways they come in. */
export function createIdentity(platform: Platform): Identity {
  const parts = createParts(platform);
  const people = createPeople(parts.people, parts.admissions);
  const staff = staffOf(parts);
  return {
    name: 'identity',
    collections: [
      peopleCollection,
      sessionsCollection,
      staffCollection,
      attemptsCollection,
      knownNetworksCollection,
      auditCollection,
      erasuresCollection,
      epochsCollection,
      settingsCollection,
    ],
    migrations,
    jobs: [repairJob(parts)],
    open: (doors) => openIdentity(doors, parts),
    authenticate: (token) => authenticate(parts, token),
    claims: parts.tokens.read,
    people: { ...people, ...aboutPeople(parts.records) },
    staff,
    accounts: accountsOf(parts),
    faces: createFaces(people, staff),
    brand: { get: parts.settings.brand, set: parts.settings.setBrand },
    audit: (ctx, act) => recordAudit(parts.audit, ctx, act),
  };
}

const staffOf = (parts: Parts): Identity['staff'] => ({
  async get(id) {
    const member = await parts.staff.get(id);
    return member && presentStaff(member);
  },
  async create(input) {
    const member = await createStaff(parts, input);
    return member && presentStaff(member);
  },
  seed: () => seedStaff(parts),
});

async function authenticate(
  parts: Parts,
  token: string,
): Promise<{ actor: PersonActor | StaffActor; expiresAt: number }> {
  const { kind, id, sid, expiresAt } = await parts.tokens.read(token);
  if (kind === 'staff') {
    // Whoever is signed out or disabled is out at once, not when the token runs out.
    const [member, session] = await Promise.all([
      parts.staff.get(id),
      parts.sessions.find(sid, parts.platform.now()),
    ]);
    if (!member || !session || !isActive(member)) throw new AppError('auth.invalid-token');
    return { actor: actorOfStaff(member), expiresAt };
  }
  const person = await parts.people.current(id);
  if (!person) throw new AppError('auth.invalid-token');
  return { actor: actorOfPerson(person), expiresAt };
}
