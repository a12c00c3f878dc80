import { createHash } from 'node:crypto';
import { ACTIONS, type AuditAction } from '@wanglai/contract';
import type { Ctx } from '../../../platform/context';
import type { Audit } from '../models/audit.model';

/** One act of somebody of staff. */
export interface Act {
  action: AuditAction;
  /** Ids of what it is done to, all of the kind that the action is done to; at most `MOST_SUBJECTS` of them are kept. */
  to: readonly string[];
  /** What makes this act one: told again with the same cause by the same member of staff it is not written down again. */
  cause?: string;
}

export const MOST_SUBJECTS = 20;

/** Who acts: somebody of staff, also one who is only about to sign in. */
export type Acting = Pick<Ctx, 'newId' | 'now' | 'requestId'> & { actor: { id: string } };

/** Writes down what a member of staff does, before it is done. */
export async function recordAudit(audit: Audit, ctx: Acting, { action, to, cause }: Act): Promise<void> {
  const staffId = ctx.actor.id;
  await audit.insert({
    _id: cause === undefined ? ctx.newId() : idOf(`${staffId} ${action} ${cause}`),
    at: ctx.now(),
    staffId,
    action,
    subjects: to.slice(0, MOST_SUBJECTS).map((id) => ({ kind: ACTIONS[action], id })),
    requestId: ctx.requestId,
  });
}

const idOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);
