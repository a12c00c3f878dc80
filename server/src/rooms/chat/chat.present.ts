import type { Conversation, Message } from '@wanglai/contract';
import type { ConversationDoc, Side } from './conversations.model';
import type { Known } from './faces';
import type { MessageDoc } from './messages.model';

export function presentMessage(message: MessageDoc, known: Known): Message {
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
export function presentConversation(conversation: ConversationDoc, viewer: Side, known: Known): Conversation {
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

function authorOf({ author, personId }: MessageDoc, known: Known): Message['author'] {
  if (author.kind === 'system') return { kind: 'system', id: 'system', name: '' };
  const { id, name } = author.kind === 'staff' ? known.staff(author.id) : known.person(personId);
  return { kind: author.kind, id, name };
}
