import type { Platform, Room } from '../../platform/room';
import type { Identity } from '../identity';
import { openStaff } from './staff.routes';

/** Who works here: accounts, ways in, second factors, and what was done. What it administers lies in identity, which signs staff in. */
export function createStaffRoom(platform: Platform, { identity }: { identity: Identity }): Room {
  const { config } = platform;
  return {
    name: 'staff',
    collections: [],
    open: (doors) => openStaff(doors, { identity, accounts: identity.accounts, config }),
    // Staff are no people of the stream; what they did about people is in the audit, which identity erases.
    people: null,
  };
}
