import type { Conversation, Message } from '@wanglai/contract';
import type { KnownFaces } from '../identity';
import type { ConversationDoc, Side } from './conversations.model';
import type { MessageDoc } from './messages.model';

export function presentMessage(message: MessageDoc, known: KnownFaces): Message {
  return {
    id: message._id,
    conversationId: message.conversationId,
    seq: message.seq,
    clientId: message.clientId,
    author: authorOf(message, known),
    body: message.body,
    at: message.at.toISOString(),
  };
}

/** `unread` is what the viewer's side has not read. */
export function presentConversation(
  conversation: ConversationDoc,
  viewer: Side,
  known: KnownFaces,
): Conversation {
  const { _id, kind, state, personId, assigneeId, lastMessage, unread, readUpTo } = conversation;
  return {
    id: _id,
    kind,
    state,
    person: known.person(personId),
    assignee: assigneeId === null ? null : known.staff(assigneeId),
    lastMessage: lastMessage && presentMessage(lastMessage, known),
    unread: unread[viewer],
    readUpTo: { person: readUpTo.person, staff: readUpTo.staff },
    updatedAt: conversation.updatedAt.toISOString(),
  };
}

function authorOf({ author, personId }: MessageDoc, known: KnownFaces): Message['author'] {
  if (author.kind === 'system') return { kind: 'system', id: 'system', name: '' };
  const { id, name } = author.kind === 'staff' ? known.staff(author.id) : known.person(personId);
  return { kind: author.kind, id, name };
}
