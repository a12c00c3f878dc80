import type { AuditAction, NewFactor } from '@wanglai/contract';
import type { Ctx, StaffActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import {
  afterCode,
  hashPassword,
  isPassword,
  newFactor,
  type SecondFactor,
  type StaffDocument,
  uriOf,
} from '../../identity';
import type { Parts } from '../parts';

/** Changes my password and ends all my sessions. Throws `staff.wrong-password`. */
export async function changePassword(
  { accounts, identity }: Parts,
  ctx: Ctx<StaffActor>,
  { present, next }: { present: string; next: string },
): Promise<void> {
  const member = await ownAccount(accounts, ctx);
  if (!(await isPassword(present, member.passwordHash))) throw new AppError('staff.wrong-password');
  await identity.audit(ctx, { action: 'staff.change-password', to: [member._id] });
  await accounts.change(member._id, { passwordHash: await hashPassword(next), link: undefined });
  await accounts.endSessions(member._id);
}

/** Begins a second factor; one that was begun before is forgotten. Throws `staff.factor-on`. */
export async function beginFactor({ accounts }: Parts, ctx: Ctx<StaffActor>): Promise<NewFactor> {
  const { factor, recoveryCodes } = newFactor();
  const member = await accounts.change(ctx.actor.id, { factor }, { 'factor.confirmedAt': null });
  if (!member) throw new AppError('staff.factor-on');
  return { secret: factor.secret, uri: uriOf(factor, member.username), recoveryCodes };
}

/** From now on signing in asks for a code. Throws `staff.factor-off`, `staff.factor-on`, `staff.wrong-code`. */
export async function confirmFactor(parts: Parts, ctx: Ctx<StaffActor>, code: string): Promise<void> {
  const { factor } = await ownAccount(parts.accounts, ctx);
  if (!factor) throw new AppError('staff.factor-off');
  if (factor.confirmedAt) throw new AppError('staff.factor-on');
  await showCode(parts, ctx, 'staff.switch-factor-on', { factor, code }, (after) => ({
    ...after,
    confirmedAt: ctx.now(),
  }));
}

/** Throws `staff.factor-off`, `staff.factor-required`, `staff.wrong-code`. */
export async function switchFactorOff(parts: Parts, ctx: Ctx<StaffActor>, code: string): Promise<void> {
  const { factor } = await ownAccount(parts.accounts, ctx);
  if (!factor?.confirmedAt) throw new AppError('staff.factor-off');
  if (parts.config.requireSecondFactor) throw new AppError('staff.factor-required');
  await showCode(parts, ctx, 'staff.switch-factor-off', { factor, code }, () => undefined);
}

async function showCode(
  { accounts, identity }: Parts,
  ctx: Ctx<StaffActor>,
  action: AuditAction,
  { factor, code }: { factor: SecondFactor; code: string },
  next: (after: SecondFactor) => SecondFactor | undefined,
): Promise<void> {
  const after = afterCode(factor, code, ctx.now());
  const still = { 'factor.secret': factor.secret, 'factor.lastStep': factor.lastStep };
  if (!after) throw new AppError('staff.wrong-code');
  await identity.audit(ctx, { action, to: [ctx.actor.id] });
  if (!(await accounts.change(ctx.actor.id, { factor: next(after) }, still)))
    throw new AppError('staff.wrong-code');
}

async function ownAccount(accounts: Parts['accounts'], ctx: Ctx<StaffActor>): Promise<StaffDocument> {
  const member = await accounts.get(ctx.actor.id);
  if (!member) throw new AppError('auth.invalid-token');
  return member;
}
