import type { NewFactor, Session } from '@wanglai/contract';
import type { Ctx } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { isActive, type StaffDocument } from '../models/staff.model';
import type { Parts } from '../parts';
import { isPassword } from '../rules/password';
import { afterCode, newFactor, uriOf } from '../rules/second-factor';
import { attemptWasRight, countAttempt } from '../sign-in-attempts';
import { openSession } from './open-session';

interface Credentials {
  username: string;
  password: string;
}

/**
 * Signs staff in. Throws what `whoKnows` does, and `identity.second-factor-needed`, `identity.second-factor-missing`,
 * `identity.wrong-code`.
 */
export async function signInStaff(
  parts: Parts,
  ctx: Ctx,
  { code, ...credentials }: Credentials & { code?: string | undefined },
): Promise<Session> {
  const member = await whoKnows(parts, ctx, credentials);
  await mustShowCode(parts, member, code);
  await attemptWasRight(parts, ctx, member);
  await parts.staff.change(member._id, { signedInAt: parts.platform.now() });
  return openSession(parts, { kind: 'staff', member });
}

/**
 * Begins the second factor of somebody who may not come in without one. Throws what `whoKnows` does, and
 * `identity.second-factor-needed` where there is one already.
 */
export async function beginFactorAtDoor(
  parts: Parts,
  ctx: Ctx,
  credentials: Credentials,
): Promise<NewFactor> {
  const { _id, username } = await whoKnows(parts, ctx, credentials);
  const { factor, recoveryCodes } = newFactor();
  const begun = await parts.staff.change(_id, { factor }, { 'factor.confirmedAt': null });
  if (!begun) throw new AppError('identity.second-factor-needed');
  return { secret: factor.secret, uri: uriOf(factor, username), recoveryCodes };
}

/** Whose name and password these are. Throws `identity.wrong-credentials`, after some failures `identity.locked`, alike for names that nobody bears. */
async function whoKnows(parts: Parts, ctx: Ctx, { username, password }: Credentials): Promise<StaffDocument> {
  await countAttempt(parts, ctx, username);
  const member = await parts.staff.byUsername(username);
  if (!(await isPassword(password, member?.passwordHash ?? null)) || !member || !isActive(member))
    throw new AppError('identity.wrong-credentials');
  return member;
}

/** Whoever has a second factor shows a code of it; whoever must have one and shows its first code has it from now on. */
async function mustShowCode(parts: Parts, member: StaffDocument, code: string | undefined): Promise<void> {
  const { factor } = member;
  const required = parts.platform.config.requireSecondFactor;
  if (!factor?.confirmedAt && !required) return;
  if (!factor) throw new AppError('identity.second-factor-missing');
  if (code === undefined)
    throw new AppError(
      factor.confirmedAt ? 'identity.second-factor-needed' : 'identity.second-factor-missing',
    );
  const now = parts.platform.now();
  const after = afterCode(factor, code, now);
  const confirmed = after && { ...after, confirmedAt: after.confirmedAt ?? now };
  const still = {
    'factor.secret': factor.secret,
    'factor.lastStep': factor.lastStep,
    'factor.recovery': { $size: factor.recovery.length },
  };
  if (!confirmed || !(await parts.staff.change(member._id, { factor: confirmed }, still)))
    throw new AppError('identity.wrong-code');
}
