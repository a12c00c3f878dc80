import type { Conversation } from '@wanglai/contract';
import type { Ctx, PersonActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import type { ConversationDoc } from '../conversations.model';
import type { Parts } from '../parts';
import { showConversation } from '../queries/read-conversation';

/** The person's open conversation, begun if there is none; at the same time from many devices it is one. */
export async function openConversation(parts: Parts, ctx: Ctx<PersonActor>): Promise<Conversation> {
  const ids = await parts.people.everyIdOf(ctx.actor.id);
  for (;;) {
    const open = await parts.conversations.open(ids);
    if (open) return showConversation(parts, ctx.actor, open);
    const begun = blank(ctx);
    if (!(await parts.conversations.insert(begun))) continue;
    // Erased while this was on its way: nothing of them may come to be after that.
    if (!(await parts.people.get(ctx.actor.id))) {
      await parts.conversations.remove(begun._id);
      throw new AppError('auth.invalid-token');
    }
    parts.teller.changed(begun);
    return showConversation(parts, ctx.actor, begun);
  }
}

function blank(ctx: Ctx<PersonActor>): ConversationDoc {
  const now = ctx.now();
  return {
    _id: ctx.newId(),
    kind: 'service',
    personId: ctx.actor.id,
    state: 'open',
    assigneeId: null,
    seq: 0,
    lastMessage: null,
    unread: { person: 0, staff: 0 },
    readUpTo: { person: 0, staff: 0 },
    createdAt: now,
    updatedAt: now,
  };
}
