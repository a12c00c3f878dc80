import type { QueryOf, ReplyOf } from '@wanglai/contract';
import type { Ctx, StaffActor } from '../../../platform/context';
import { cursorAt, pageOf, placeAt } from '../../../platform/pages';
import type { Parts } from '../parts';
import { mustAudit } from '../staff.policy';

/** What staff have done, newest first, with the names they bear now. */
export async function listAudit(
  { accounts, identity }: Parts,
  ctx: Ctx<StaffActor>,
  { cursor, limit, from, to, ...filter }: QueryOf<'GET /audit'>,
): Promise<ReplyOf<'GET /audit'>> {
  mustAudit(ctx.actor);
  const before = cursor === undefined ? undefined : placeAt({ cursor });
  const between = { ...(from && { from: new Date(from) }), ...(to && { to: new Date(to) }) };
  const rows = await accounts.audit({ ...filter, ...between }, before, limit + 1);
  const { items, nextCursor } = pageOf(rows, limit, (last) => cursorAt(last.at, last._id));
  const faces = await identity.faces.of({ staff: items.map(({ staffId }) => staffId) });
  return {
    items: items.map(({ _id, at, staffId, action, subjects, requestId }) => ({
      id: _id,
      at: at.toISOString(),
      staff: { id: staffId, name: faces.staff(staffId).name },
      action,
      subjects,
      requestId,
    })),
    nextCursor,
  };
}
