import type { PersonalRecords, Platform } from '../../platform/room';
import { type AccessTokens, createAccessTokens } from './access-tokens';
import { Admissions } from './admissions';
import { createAlipayClient } from './channels/alipay';
import type { ChannelClient } from './channels/channel-client';
import { createWechatClient } from './channels/wechat';
import { type AttemptStore, attemptsIn } from './models/attempt.model';
import { type AuditStore, auditIn } from './models/audit.model';
import { epochsIn } from './models/epoch.model';
import { type ErasureStore, erasuresIn } from './models/erasure.model';
import { type MergeStore, mergesIn } from './models/merge.model';
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
  admissions: Admissions;
  merges: MergeStore;
  attempts: AttemptStore;
  audit: AuditStore;
  erasures: ErasureStore;
  wechat: ChannelClient;
  alipay: ChannelClient;
  sessions: SessionStore;
  staff: StaffStore;
  settings: SettingsStore;
  tokens: AccessTokens;
  ports: IdentityPorts;
}

export function createStore(platform: Platform): Store {
  const { db, config } = platform;
  const settings = settingsIn(db);
  const people = peopleIn(db);
  return {
    platform,
    people,
    admissions: new Admissions({ people, epochs: epochsIn(db) }),
    merges: mergesIn(people),
    attempts: attemptsIn(db),
    audit: auditIn(db),
    erasures: erasuresIn(db),
    wechat: createWechatClient(config.wechat, platform.log),
    alipay: createAlipayClient(config.alipay, platform),
    sessions: sessionsIn(db),
    staff: staffIn(db, config.demo),
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
