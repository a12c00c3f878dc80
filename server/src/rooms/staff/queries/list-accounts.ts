import type { QueryOf, ReplyOf } from '@wanglai/contract';
import type { Ctx, StaffActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { decodeCursor, encodeCursor, pageOf } from '../../../platform/pages';
import type { Parts } from '../parts';
import { mustAdminister } from '../staff.policy';
import { presentAccount } from '../staff.present';

/** Accounts by user name. */
export async function listAccounts(
  { accounts }: Parts,
  ctx: Ctx<StaffActor>,
  { cursor, limit, q }: QueryOf<'GET /staff/accounts'>,
): Promise<ReplyOf<'GET /staff/accounts'>> {
  mustAdminister(ctx.actor);
  const [after] = cursor === undefined ? [''] : decodeCursor({ cursor }, 'string');
  const rows = await accounts.page(after, q || undefined, limit + 1);
  const { items, nextCursor } = pageOf(rows, limit, (last) => encodeCursor(last.username));
  return { items: items.map(presentAccount), nextCursor };
}

export async function readOwnAccount(
  { accounts, config }: Parts,
  ctx: Ctx<StaffActor>,
): Promise<ReplyOf<'GET /staff/me'>> {
  const member = await accounts.get(ctx.actor.id);
  if (!member) throw new AppError('auth.invalid-token');
  return { ...presentAccount(member), secondFactorRequired: config.requireSecondFactor };
}
