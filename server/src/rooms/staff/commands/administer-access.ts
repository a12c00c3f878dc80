import type { OneTimeLink } from '@wanglai/contract';
import type { Ctx, StaffActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import type { StaffDocument } from '../../identity';
import type { Parts } from '../parts';
import { newLink } from '../rules/one-time-link';
import { mustAdminister } from '../staff.policy';

/** A new way in for an account; the password of now holds until the link was used. Throws `staff.not-found`. */
export async function giveLink(parts: Parts, ctx: Ctx<StaffActor>, id: string): Promise<OneTimeLink> {
  await concerned(parts, ctx, id);
  const { link, url } = newLink(parts.config.publicOrigin, ctx.now());
  await parts.identity.audit(ctx, { action: 'staff.give-link', to: [id] });
  await parts.accounts.change(id, { link });
  return { url, expiresAt: link.expiresAt.toISOString() };
}

/** Ends all sessions of an account at once. Again: there is none to end. Throws `staff.not-found`. */
export async function signOutMember(parts: Parts, ctx: Ctx<StaffActor>, id: string): Promise<void> {
  await concerned(parts, ctx, id);
  if (!(await parts.accounts.isSignedIn(id))) return;
  await parts.identity.audit(ctx, { action: 'staff.sign-out-member', to: [id] });
  await parts.accounts.endSessions(id);
}

/** Takes the second factor off who has lost it. Again: there is none to take. Throws `staff.not-found`. */
export async function takeFactorOff(parts: Parts, ctx: Ctx<StaffActor>, id: string): Promise<void> {
  const { factor } = await concerned(parts, ctx, id);
  if (!factor) return;
  await parts.identity.audit(ctx, { action: 'staff.take-factor-off', to: [id] });
  await parts.accounts.change(id, { factor: undefined });
}

/** The account that an admin is about to do something to. Throws `auth.forbidden`, `staff.not-found`. */
async function concerned(parts: Parts, ctx: Ctx<StaffActor>, id: string): Promise<StaffDocument> {
  mustAdminister(ctx.actor);
  const member = await parts.accounts.get(id);
  if (!member) throw new AppError('staff.not-found');
  return member;
}
