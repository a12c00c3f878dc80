import type { OneTimeLink } from '@wanglai/contract';
import type { Ctx, StaffActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import type { Parts } from '../parts';
import { newLink } from '../rules/one-time-link';
import { mustAdminister } from '../staff.policy';

/** A new way in for an account; the password of now holds until the link was used. Throws `staff.not-found`. */
export async function giveLink(parts: Parts, ctx: Ctx<StaffActor>, id: string): Promise<OneTimeLink> {
  await mustConcern(parts, ctx, 'staff.give-link', id);
  const { link, url } = newLink(parts.config.publicOrigin, ctx.now());
  await parts.accounts.change(id, { link });
  return { url, expiresAt: link.expiresAt.toISOString() };
}

/** Ends all sessions of an account at once. Throws `staff.not-found`. */
export async function signOutMember(parts: Parts, ctx: Ctx<StaffActor>, id: string): Promise<void> {
  await mustConcern(parts, ctx, 'staff.sign-out-member', id);
  await parts.accounts.endSessions(id);
}

/** Takes the second factor off who has lost it. Throws `staff.not-found`. */
export async function takeFactorOff(parts: Parts, ctx: Ctx<StaffActor>, id: string): Promise<void> {
  await mustConcern(parts, ctx, 'staff.take-factor-off', id);
  await parts.accounts.change(id, { factor: undefined });
}

/** Writes down what an admin is about to do to an account. Throws `auth.forbidden`, `staff.not-found`. */
async function mustConcern(parts: Parts, ctx: Ctx<StaffActor>, action: string, id: string): Promise<void> {
  mustAdminister(ctx.actor);
  if (!(await parts.accounts.get(id))) throw new AppError('staff.not-found');
  await parts.identity.audit(ctx, action, [{ kind: 'staff', id }]);
}
