import type { PersonalRecords, Platform } from '../../platform/room';
import { type AccessTokens, createAccessTokens } from './access-tokens';
import { type PeopleStore, peopleIn } from './models/person.model';
import { type SessionStore, sessionsIn } from './models/session.model';
import { type SettingsStore, settingsIn } from './models/settings.model';
import { type StaffStore, staffIn } from './models/staff.model';

/** What rooms to the right plug in. */
export interface IdentityPorts {
  records: readonly PersonalRecords[];
  /** Resolves when what was accepted before now is stored and read. */
  settle(): Promise<void>;
  merged(change: { from: string; into: string }): Promise<void>;
  split(change: { from: string; into: string }): Promise<void>;
}

/** Everything that the commands and queries of this room work with. */
export interface Store {
  platform: Platform;
  people: PeopleStore;
  sessions: SessionStore;
  staff: StaffStore;
  settings: SettingsStore;
  tokens: AccessTokens;
  ports: IdentityPorts;
}

export function createStore(platform: Platform): Store {
  const { db, config } = platform;
  const settings = settingsIn(db);
  return {
    platform,
    people: peopleIn(db),
    sessions: sessionsIn(db),
    staff: staffIn(db),
    settings,
    tokens: createAccessTokens({
      now: platform.now,
      secret: async () => config.tokenSecret ?? settings.tokenSecret(),
    }),
    ports: {
      records: [],
      settle: async () => {},
      merged: async () => {},
      split: async () => {},
    },
  };
}
