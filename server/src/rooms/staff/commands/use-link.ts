import type { ReplyOf } from '@wanglai/contract';
import type { Ctx } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { hashPassword, type StaffDocument, type StaffLink } from '../../identity';
import type { Parts } from '../parts';
import { hashOfToken } from '../rules/one-time-link';

type Linked = StaffDocument & { link: StaffLink };

/** Whom a one-time link is for. Throws `staff.link-spent`, alike for one that never was. */
export async function lookAtLink(
  parts: Parts,
  ctx: Ctx,
  token: string,
): Promise<ReplyOf<'POST /staff/links/look'>> {
  const { name, username, link } = await linkedBy(parts, ctx, token);
  return { name, username, expiresAt: link.expiresAt.toISOString() };
}

/** Sets the password that a link is for, once, and ends all sessions of the account. Throws `staff.link-spent`. */
export async function useLink(
  parts: Parts,
  ctx: Ctx,
  { token, password }: { token: string; password: string },
): Promise<ReplyOf<'POST /staff/links/use'>> {
  const { _id, username, link } = await linkedBy(parts, ctx, token);
  const passwordHash = await hashPassword(password);
  const still = { 'link.hash': link.hash };
  // Whoever bears the link acts as the one it is for.
  const as = { ...ctx, actor: { id: _id } };
  await parts.identity.audit(as, { action: 'staff.set-password', to: [_id], cause: link.hash });
  if (!(await parts.accounts.change(_id, { passwordHash, link: undefined }, still)))
    throw new AppError('staff.link-spent');
  await parts.accounts.endSessions(_id);
  return { username };
}

async function linkedBy({ accounts }: Parts, ctx: Ctx, token: string): Promise<Linked> {
  const member = await accounts.byLink(hashOfToken(token));
  if (!member?.link || member.link.expiresAt <= ctx.now() || member.disabledAt)
    throw new AppError('staff.link-spent');
  return { ...member, link: member.link };
}
