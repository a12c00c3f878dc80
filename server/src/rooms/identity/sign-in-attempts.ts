import type { Ctx } from '../../platform/context';
import { AppError } from '../../platform/errors';
import { networkOf } from '../../platform/http/client-address';
import type { Patience } from './models/attempt.model';
import type { StaffDocument } from './models/staff.model';
import type { Parts } from './parts';

/**
 * Guesses at passwords are slowed down, and nobody is locked out by them. What one address tries at one name is counted by
 * itself; so a stranger's guesses put off the stranger. What comes from everywhere at one name, or from one address at all
 * names, is counted as well, with more patience; but never for an address that the account has been signed in from before:
 * its owner has a way in whatever the rest of the world does.
 */
const BOTH: Patience = { free: 5, firstWaitMs: 30_000, longestWaitMs: 15 * 60_000 };
const ADDRESS: Patience = { free: 30, firstWaitMs: 30_000, longestWaitMs: 15 * 60_000 };
/** Its waits are short: somebody with many addresses could hold up an owner who comes from a new one. */
const NAME: Patience = { free: 50, firstWaitMs: 5_000, longestWaitMs: 60_000 };
/** The owner's own address may be shared with who guesses. */
const BOTH_KNOWN: Patience = { ...BOTH, longestWaitMs: 60_000 };

const keysOf = (username: string, network: string) => ({
  both: `name+address ${username} ${network}`,
  address: `address ${network}`,
  name: `name ${username}`,
});

/** Counts an attempt to sign in, before the password is looked at. Throws `identity.locked` with the seconds to wait. */
export async function countAttempt(parts: Parts, ctx: Ctx, username: string): Promise<void> {
  const { attempts, staff, networks } = parts;
  const now = parts.platform.now();
  const network = networkOf(ctx.ip);
  const member = await staff.byUsername(username);
  // Asked for names that nobody bears, too, so that they take as long.
  const known = await networks.has(member?._id ?? '', network);
  const { both, address, name } = keysOf(username, network);
  const counted: [string, Patience][] = known
    ? [[both, BOTH_KNOWN]]
    : [
        [both, BOTH],
        [address, ADDRESS],
        [name, NAME],
      ];
  const waiting = await attempts.waiting(
    counted.map(([key]) => key),
    now,
  );
  if (waiting) throw locked(waiting, now);
  let begun: Date | null = null;
  for (const [key, patience] of counted) {
    const attempt = await attempts.begin(key, patience, now);
    if ('refused' in attempt) throw locked(attempt.refused, now);
    begun ??= attempt.until;
  }
  // Not awaited: how long an answer takes must not tell whether somebody bears the name.
  if (begun && member) void audit(parts, ctx, member, 'identity.delay-sign-in');
}

/** Somebody has proved who they are: their attempts are forgotten, and the address is one of theirs from now on. */
export async function attemptWasRight(parts: Parts, ctx: Ctx, member: StaffDocument): Promise<void> {
  const { attempts, networks } = parts;
  const network = networkOf(ctx.ip);
  const { both, address, name } = keysOf(member.username, network);
  await attempts.forget(both);
  if (await networks.has(member._id, network)) {
    await networks.remember(member._id, network, parts.platform.now());
    return;
  }
  await audit(parts, ctx, member, 'identity.sign-in-from-new-address');
  await Promise.all([attempts.takeBack(address), attempts.takeBack(name)]);
  await networks.remember(member._id, network, parts.platform.now());
}

function locked(until: Date, now: Date): AppError {
  return new AppError('identity.locked', {
    retryAfterS: Math.ceil((until.getTime() - now.getTime()) / 1_000),
  });
}

async function audit(
  { audit, platform }: Parts,
  ctx: Ctx,
  member: StaffDocument,
  action: string,
): Promise<void> {
  await audit
    .insert({
      _id: ctx.newId(),
      at: ctx.now(),
      staffId: member._id,
      action,
      subjects: [{ kind: 'address', id: ctx.ip }],
      requestId: ctx.requestId,
    })
    .catch((error) =>
      platform.log.error({ err: error, action }, 'an attempt to sign in could not be audited'),
    );
}
