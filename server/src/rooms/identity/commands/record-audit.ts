import type { Ctx, StaffActor } from '../../../platform/context';
import type { Audit } from '../models/audit.model';

/** Writes down what a member of staff does, before it is done. */
export async function recordAudit(
  audit: Audit,
  ctx: Ctx<StaffActor>,
  action: string,
  subjects: { kind: string; id: string }[],
): Promise<void> {
  await audit.insert({
    _id: ctx.newId(),
    at: ctx.now(),
    staffId: ctx.actor.id,
    action,
    subjects,
    requestId: ctx.requestId,
  });
}
