import type { Account, BodyOf } from '@wanglai/contract';
import type { Ctx, StaffActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import type { StaffChange, StaffDocument } from '../../identity';
import type { Parts } from '../parts';
import { mustAdminister } from '../staff.policy';
import { presentAccount } from '../staff.present';

/**
 * Changes the name or role of an account, disables or enables it. It holds from the reply on: a role counts with the next
 * request, sockets are cut and come back with it, and who is disabled is signed out everywhere.
 * Throws `staff.not-found`, `staff.last-admin`.
 */
export async function changeMember(
  parts: Parts,
  ctx: Ctx<StaffActor>,
  { id, ...body }: { id: string } & BodyOf<'PATCH /staff/accounts/:id'>,
): Promise<Account> {
  mustAdminister(ctx.actor);
  const { accounts, identity } = parts;
  const before = await accounts.get(id);
  if (!before) throw new AppError('staff.not-found');
  const change = changeOf(before, body, ctx.now());
  if (!Object.keys(change).length) return presentAccount(before);
  await identity.audit(ctx, { action: 'staff.change-member', to: [id] });
  const after = await accounts.change(id, change);
  if (!after) throw new AppError('staff.not-found');
  if (losesAdmin(before, after) && !(await accounts.otherAdmins(id))) {
    // Looked at afterwards, so that of two admins who take each other out one stays.
    await accounts.change(id, { role: before.role, disabledAt: before.disabledAt });
    throw new AppError('staff.last-admin');
  }
  if (after.disabledAt) await accounts.endSessions(id);
  else if (after.role !== before.role) accounts.reconnect(id);
  return presentAccount(after);
}

function changeOf(
  { name, role, disabledAt }: StaffDocument,
  body: BodyOf<'PATCH /staff/accounts/:id'>,
  now: Date,
): StaffChange {
  const disabled = disabledAt !== undefined;
  return {
    ...(body.name !== undefined && body.name !== name && { name: body.name }),
    ...(body.role !== undefined && body.role !== role && { role: body.role }),
    ...(body.disabled !== undefined &&
      body.disabled !== disabled && { disabledAt: body.disabled ? now : undefined }),
  };
}

const administers = ({ role, disabledAt }: StaffDocument) => role === 'admin' && !disabledAt;
const losesAdmin = (before: StaffDocument, after: StaffDocument) =>
  administers(before) && !administers(after);
