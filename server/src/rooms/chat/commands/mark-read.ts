import type { Ctx } from '../../../platform/context';
import type { Side } from '../conversations.model';
import type { MessageAuthor } from '../messages.model';
import type { Parts } from '../parts';
import { findConversation, type Participant, sideOf } from '../queries/find-conversation';

/** Whose messages each side has to read. */
const READS: Record<Side, readonly MessageAuthor['kind'][]> = {
  person: ['staff', 'system'],
  staff: ['person'],
};

/**
 * Moves the side's reading mark forward, never back and never past the last message; returns what stays unread for that
 * side. Agents share one mark. Throws `conversation.not-found`, `auth.forbidden`.
 */
export async function markRead(
  parts: Parts,
  ctx: Ctx<Participant>,
  input: { conversationId: string; upTo: number },
): Promise<{ unread: number }> {
  const side = sideOf(ctx.actor);
  for (;;) {
    const conversation = await findConversation(parts, ctx.actor, input.conversationId);
    const upTo = Math.min(input.upTo, conversation.seq);
    if (upTo <= conversation.readUpTo[side]) return { unread: conversation.unread[side] };
    const unread = await parts.history.countAbove(conversation, upTo, READS[side]);
    const stored = await parts.conversations.markRead(conversation, side, { upTo, unread });
    if (!stored) continue;
    parts.teller.seen(stored, side, ctx.actor.id);
    return { unread };
  }
}
