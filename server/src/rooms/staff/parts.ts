import type { Config } from '../../platform/config';
import type { Accounts, Identity } from '../identity';

export interface Parts {
  identity: Identity;
  accounts: Accounts;
  config: Pick<Config, 'publicOrigin' | 'requireSecondFactor'>;
}
