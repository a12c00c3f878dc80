import type { PersonalRecords, Platform } from '../../platform/room';
import { type AccessTokens, createAccessTokens } from './access-tokens';
import { Admissions } from './admissions';
import { createAlipayClient } from './channels/alipay';
import type { ChannelClient } from './channels/channel-client';
import { createWechatClient } from './channels/wechat';
import { ownRecords } from './identity.records';
import { type Attempts, attemptsOf } from './models/attempt.model';
import { type Audit, auditOf } from './models/audit.model';
import { epochsOf } from './models/epoch.model';
import { type Erasures, erasuresOf } from './models/erasure.model';
import { type KnownNetworks, knownNetworksOf } from './models/known-network.model';
import { type Merges, mergesOf } from './models/merge.model';
import { peopleOf, type StoredPeople } from './models/person.model';
import { type Sessions, sessionsOf } from './models/session.model';
import { type Settings, settingsOf } from './models/settings.model';
import { type StaffAccounts, staffOf } from './models/staff.model';

/** Everything that the commands and queries of this room work with. */
export interface Parts {
  platform: Platform;
  people: StoredPeople;
  admissions: Admissions;
  merges: Merges;
  attempts: Attempts;
  networks: KnownNetworks;
  audit: Audit;
  erasures: Erasures;
  wechat: ChannelClient;
  alipay: ChannelClient;
  sessions: Sessions;
  staff: StaffAccounts;
  settings: Settings;
  tokens: AccessTokens;
  /** What this room keeps about a person, in the order in which it is erased. */
  records: readonly PersonalRecords[];
}

export function createParts(platform: Platform): Parts {
  const { connection, db, config } = platform;
  const settings = settingsOf(connection);
  const people = peopleOf(platform);
  const admissions = new Admissions({ people, epochs: epochsOf(db) });
  const merges = mergesOf(connection);
  const audit = auditOf(connection);
  const sessions = sessionsOf(platform);
  return {
    platform,
    people,
    admissions,
    merges,
    attempts: attemptsOf(platform),
    networks: knownNetworksOf(connection),
    audit,
    erasures: erasuresOf(connection),
    wechat: createWechatClient(config.wechat, platform.log),
    alipay: createAlipayClient(config.alipay, platform),
    sessions,
    staff: staffOf(connection, config.demo),
    settings,
    tokens: createAccessTokens({
      now: platform.now,
      secret: async () => config.tokenSecret ?? settings.tokenSecret(),
    }),
    records: ownRecords({ people, merges, admissions, sessions, audit, sockets: platform.sockets }),
  };
}
