import type { Account, AccountState } from '@wanglai/contract';
import type { StaffDocument } from '../identity';

export const presentAccount = (member: StaffDocument): Account => ({
  id: member._id,
  username: member.username,
  name: member.name,
  role: member.role,
  state: stateOf(member),
  secondFactor: hasFactor(member),
  signedInAt: member.signedInAt?.toISOString() ?? null,
  createdAt: member.createdAt.toISOString(),
});

export const hasFactor = ({ factor }: StaffDocument): boolean => Boolean(factor?.confirmedAt);

/** Invited: a link was given, and nobody has come by it. An account of the demo is entered without a password. */
function stateOf({ disabledAt, passwordHash, demo, link }: StaffDocument): AccountState {
  if (disabledAt) return 'disabled';
  return passwordHash === null && (!demo || link) ? 'invited' : 'active';
}
