import type { Conversation } from '@wanglai/contract';
import type { Ctx, StaffActor } from '../../../platform/context';
import { say } from '../../../platform/localise';
import { presentConversation } from '../chat.present';
import type { Parts } from '../parts';
import { findConversation } from '../queries/find-conversation';
import { showConversation } from '../queries/read-conversation';
import { nextMessage } from './send-message';

const CLOSED = {
  zh: '本次会话已结束。需要时，随时可以再来找我们。',
  en: 'This conversation has ended. Come back to us whenever you need.',
};

/**
 * Closes a conversation with a last message that says so, in the person's language. Again: nothing changes.
 * Throws `conversation.not-found`, `auth.forbidden`.
 */
export async function closeConversation(
  parts: Parts,
  ctx: Ctx<StaffActor>,
  id: string,
): Promise<Conversation> {
  for (;;) {
    const conversation = await findConversation(parts, ctx.actor, id);
    if (conversation.state === 'closed') return showConversation(parts, ctx.actor, conversation);
    await parts.audit(ctx, { action: 'chat.close-conversation', to: [id], cause: id });
    const person = await parts.people.get(conversation.personId);
    const message = nextMessage(
      conversation,
      {
        author: { kind: 'system' },
        clientId: `closed-${ctx.newId()}`,
        body: { kind: 'text', text: say(CLOSED, person?.locale ?? 'zh-CN') },
      },
      ctx.now(),
    );
    const closed = await parts.conversations.append(conversation, message, {
      unreadBy: 'person',
      state: 'closed',
    });
    if (!closed) continue;
    void parts.history.move(id);
    const known = await parts.faces.of([closed]);
    parts.teller.message(closed, message, 'person', known);
    return presentConversation(closed, 'staff', known);
  }
}
