import type { StaffRole, StaffSummary } from '@wanglai/contract';
import type { Ctx, PersonActor, StaffActor } from '../../platform/context';
import { AppError } from '../../platform/errors';
import type { Platform, Room } from '../../platform/room';
import type { Claims } from './access-tokens';
import { createStaff, seedStaff } from './commands/create-staff';
import { recordAudit } from './commands/record-audit';
import { repairJob } from './identity.jobs';
import { actorOfPerson, actorOfStaff, presentStaff } from './identity.present';
import { openIdentity } from './identity.routes';
import { attemptIndexes } from './models/attempt.model';
import { auditIndexes } from './models/audit.model';
import { personIndexes } from './models/person.model';
import { sessionIndexes } from './models/session.model';
import { staffIndexes } from './models/staff.model';
import { createPeople, type People } from './people';
import { createStore, type IdentityPorts } from './store';

export { presentConsents } from './identity.present';
export type {
  Channel,
  ChannelIdentity,
  GrantChange,
  PersonAdmission,
  PersonRecord,
} from './models/person.model';
export type { BrandSettings } from './models/settings.model';
export type { People } from './people';
export type { IdentityPorts } from './store';

export interface Identity extends Room {
  /** Who bears an access token, as their record stands now. Throws `auth.invalid-token`, also for people who are erased. */
  authenticate(token: string): Promise<{ actor: PersonActor | StaffActor; expiresAt: number }>;
  /** Signature and expiry only, without the database: for the hot path. `id` is who signed in, merges not followed. */
  claims(token: string): Promise<Claims>;
  people: People;
  staff: {
    get(id: string): Promise<StaffSummary | null>;
    /** Makes an account; a taken name is left as it is and answers null. */
    create(input: {
      username: string;
      name: string;
      role: StaffRole;
      password: string | null;
    }): Promise<StaffSummary | null>;
    /** The accounts of a first start: one per role in the demo, else `admin` with the configured password. */
    seed(): Promise<void>;
  };
  /** Writes down an action of staff; call it before the action. Erasure blanks the ids of people. */
  audit(ctx: Ctx<StaffActor>, action: string, subjects: { kind: string; id: string }[]): Promise<void>;
  plug(ports: IdentityPorts): void;
}

export function createIdentity(platform: Platform): Identity {
  const store = createStore(platform);
  return {
    name: 'identity',
    indexes: [...personIndexes, ...sessionIndexes, ...staffIndexes, ...attemptIndexes, ...auditIndexes],
    jobs: [repairJob(store)],
    open: (doors) => openIdentity(doors, store),
    claims: store.tokens.read,
    people: createPeople(store.people, store.admissions),
    staff: {
      async get(id) {
        const member = await store.staff.get(id);
        return member && presentStaff(member);
      },
      async create(input) {
        const member = await createStaff(store, input);
        return member && presentStaff(member);
      },
      seed: () => seedStaff(store),
    },
    async authenticate(token) {
      const { kind, id, expiresAt } = await store.tokens.read(token);
      if (kind === 'staff') {
        const member = await store.staff.get(id);
        if (!member) throw new AppError('auth.invalid-token');
        return { actor: actorOfStaff(member), expiresAt };
      }
      const person = await store.people.current(id);
      if (!person) throw new AppError('auth.invalid-token');
      return { actor: actorOfPerson(person), expiresAt };
    },
    audit: (ctx, action, subjects) => recordAudit(store.audit, ctx, action, subjects),
    plug(ports) {
      store.ports = ports;
    },
  };
}
