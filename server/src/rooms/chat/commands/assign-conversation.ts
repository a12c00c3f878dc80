import type { Conversation } from '@wanglai/contract';
import type { Ctx, StaffActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { serves } from '../chat.policy';
import type { Parts } from '../parts';
import { findConversation } from '../queries/find-conversation';
import { showConversation } from '../queries/read-conversation';

/**
 * Gives a conversation to somebody who serves, or to nobody. Again: nothing changes.
 * Throws `conversation.not-found`, `staff.not-found`, `auth.forbidden`.
 */
export async function assignConversation(
  parts: Parts,
  ctx: Ctx<StaffActor>,
  input: { id: string; staffId: string | null },
): Promise<Conversation> {
  const conversation = await findConversation(parts, ctx.actor, input.id);
  if (input.staffId !== null) {
    const member = await parts.staff.get(input.staffId);
    if (!member || !serves(member.role)) throw new AppError('staff.not-found');
  }
  if (conversation.assigneeId === input.staffId) return showConversation(parts, ctx.actor, conversation);
  const cause = `${input.id} ${conversation.updatedAt.getTime()} ${input.staffId}`;
  await parts.audit(ctx, { action: 'chat.assign-conversation', to: [input.id], cause });
  const assigned = await parts.conversations.assign(input.id, input.staffId, ctx.now());
  if (assigned) parts.teller.changed(assigned);
  return showConversation(parts, ctx.actor, assigned ?? conversation);
}
