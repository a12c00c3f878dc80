import type { PersonalRecords } from '../../platform/room';
import { presentMessage } from './chat.present';
import type { Parts } from './parts';

const MOST_CONVERSATIONS = 1_000;
const MOST_MESSAGES = 9_000;

/** Conversations of a person with everything said in them, by both sides. */
export const recordsOf = (parts: Pick<Parts, 'conversations' | 'messages' | 'faces'>): PersonalRecords => ({
  name: 'conversations',
  async export(personIds) {
    const conversations = await parts.conversations.search({ personIds, limit: MOST_CONVERSATIONS });
    const stored = await parts.messages.ofPeople(personIds, MOST_MESSAGES);
    const waiting = conversations.flatMap(({ outMessages }) => outMessages ?? []);
    const all = [...new Map([...stored, ...waiting].map((message) => [message._id, message])).values()];
    const known = await parts.faces.of(conversations, all);
    return conversations.map((conversation) => ({
      id: conversation._id,
      kind: conversation.kind,
      state: conversation.state,
      createdAt: conversation.createdAt.toISOString(),
      updatedAt: conversation.updatedAt.toISOString(),
      readUpTo: conversation.readUpTo.person,
      messages: all
        .filter(({ conversationId }) => conversationId === conversation._id)
        .sort((a, b) => a.seq - b.seq)
        .map((message) => presentMessage(message, known)),
    }));
  },
  async erase(personIds) {
    // Conversations first: a message on its way into the history finds its conversation gone and goes too.
    await parts.conversations.erase(personIds);
    await parts.messages.erase(personIds);
  },
});
