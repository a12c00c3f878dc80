import type { Message, MessageBody, SendBody } from '@wanglai/contract';
import { announce } from '../../../platform/announcements';
import type { Ctx } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { presentMessage } from '../chat.present';
import { CONVERSATIONS, type ConversationDoc } from '../conversations.model';
import type { MessageAuthor, MessageDoc } from '../messages.model';
import type { Parts } from '../parts';
import { findConversation, type Participant, sideOf } from '../queries/find-conversation';
import { otherSide } from '../teller';

type Input = SendBody & { conversationId: string };

/**
 * Sends a message, with one write. The same `clientId` of the same sender is the message that was sent the first time,
 * `repeated`, also when both come at once. The first agent to answer an unassigned conversation is given it.
 * Throws `conversation.not-found`, `conversation.closed`, `media.not-found`, `auth.forbidden`.
 */
export async function sendMessage(
  parts: Parts,
  ctx: Ctx<Participant>,
  input: Input,
): Promise<{ message: Message; repeated: boolean }> {
  // What holds is the condition of the write; taking turns only spares senders of one process from undoing each other.
  const sent = await parts.sending.run(input.conversationId, () => send(parts, ctx, input));
  const { conversation, message, repeated } = sent;
  const known = await parts.faces.of([conversation], [message]);
  if (!repeated) parts.teller.message(conversation, message, otherSide(sideOf(ctx.actor)), known);
  return { message: presentMessage(message, known), repeated };
}

interface Sent {
  conversation: ConversationDoc;
  message: MessageDoc;
  repeated: boolean;
}

async function send(parts: Parts, ctx: Ctx<Participant>, input: Input): Promise<Sent> {
  const { actor } = ctx;
  const author: MessageAuthor = actor.kind === 'staff' ? { kind: 'staff', id: actor.id } : { kind: 'person' };
  let mayShow = false;
  // Each turn that finds the conversation changed follows a write of somebody else's, so turns come to an end.
  for (;;) {
    const conversation = await findConversation(parts, actor, input.conversationId);
    const first = await parts.history.sent(conversation, author, input.clientId);
    if (first) return { conversation, message: first, repeated: true };
    if (conversation.state === 'closed') throw new AppError('conversation.closed');
    mayShow ||= await ownsPicture(parts, actor, input.body);
    if (!mayShow) throw new AppError('media.not-found');

    // Once for each conversation and member of staff: what they say stands in it.
    if (actor.kind === 'staff')
      await parts.audit(
        { ...ctx, actor },
        { action: 'chat.answer-conversation', to: [conversation._id], cause: conversation._id },
      );
    const message = nextMessage(conversation, { author, ...input }, ctx.now());
    const stored = await parts.conversations.append(conversation, message, {
      unreadBy: otherSide(sideOf(actor)),
      ...(actor.kind === 'staff' && conversation.assigneeId === null && { assigneeId: actor.id }),
      ...(actor.kind === 'person' && { told: messageSent(message, actor.id) }),
    });
    if (!stored) continue;
    if (actor.kind === 'person') parts.stream.relay(CONVERSATIONS, stored._id);
    void parts.history.move(stored._id);
    return { conversation: stored, message, repeated: false };
  }
}

/** The message that would come next in a conversation as it was read. */
export function nextMessage(
  conversation: ConversationDoc,
  said: Pick<MessageDoc, 'author' | 'clientId' | 'body'>,
  at: Date,
): MessageDoc {
  const seq = conversation.seq + 1;
  return {
    _id: `${conversation._id}:${seq}`,
    conversationId: conversation._id,
    personId: conversation.personId,
    seq,
    clientId: said.clientId,
    author: said.author,
    body: said.body,
    at,
  };
}

/** That somebody wrote, not what. */
const messageSent = (message: MessageDoc, personId: string) =>
  announce(`message:${message._id}`, {
    type: 'chat.message-sent',
    at: message.at,
    personId,
    target: { type: 'conversation', id: message.conversationId },
  });

async function ownsPicture(parts: Parts, actor: Participant, body: MessageBody): Promise<boolean> {
  if (body.kind !== 'image') return true;
  const ids = actor.kind === 'person' ? await parts.people.everyIdOf(actor.id) : [actor.id];
  return parts.media.owns(ids, body.url);
}
