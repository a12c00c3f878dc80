import type { Conversation } from '@wanglai/contract';
import type { Ctx } from '../../../platform/context';
import { presentConversation } from '../chat.present';
import type { ConversationDoc } from '../conversations.model';
import type { Parts } from '../parts';
import { findConversation, type Participant, sideOf } from './find-conversation';

/** Throws `conversation.not-found`, `auth.forbidden`. */
export async function readConversation(
  parts: Parts,
  ctx: Ctx<Participant>,
  id: string,
): Promise<Conversation> {
  return showConversation(parts, ctx.actor, await findConversation(parts, ctx.actor, id));
}

export async function showConversation(
  parts: Pick<Parts, 'faces'>,
  viewer: Participant,
  conversation: ConversationDoc,
): Promise<Conversation> {
  return presentConversation(conversation, sideOf(viewer), await parts.faces.of([conversation]));
}
