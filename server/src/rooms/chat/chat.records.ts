import { everyOf } from '../../platform/pages';
import type { PersonalRecords } from '../../platform/room';
import { presentMessage } from './chat.present';
import type { ConversationDoc } from './conversations.model';
import type { MessageDoc } from './messages.model';
import type { Parts } from './parts';

const PAGE = 100;
/** Far above any number a message bears. */
const LAST = Number.MAX_SAFE_INTEGER;

/** Conversations of a person with everything said in them, by both sides. */
export const recordsOf = (parts: Pick<Parts, 'conversations' | 'messages' | 'faces'>): PersonalRecords => ({
  name: 'conversations',
  async *export(personIds) {
    const pages = everyOf<ConversationDoc>((last) =>
      parts.conversations.search({
        personIds,
        limit: PAGE,
        ...(last && { before: { at: last.updatedAt, id: last._id } }),
      }),
    );
    for await (const conversation of pages) {
      const stored: MessageDoc[] = [];
      const said = everyOf<MessageDoc>((last) =>
        parts.messages.range(conversation._id, { after: last?.seq ?? 0, upTo: LAST }, PAGE),
      );
      for await (const message of said) stored.push(message);
      // Some may still wait in their conversation to be moved into the history, or lie in both.
      const all = [...stored, ...(conversation.outMessages ?? [])];
      const messages = [...new Map(all.map((message) => [message._id, message])).values()];
      const known = await parts.faces.of([conversation], messages);
      yield {
        id: conversation._id,
        kind: conversation.kind,
        state: conversation.state,
        createdAt: conversation.createdAt.toISOString(),
        updatedAt: conversation.updatedAt.toISOString(),
        readUpTo: conversation.readUpTo.person,
        messages: messages.sort((a, b) => a.seq - b.seq).map((message) => presentMessage(message, known)),
      };
    }
  },
  async erase(personIds) {
    // Conversations first: a message on its way into the history finds its conversation gone and goes too.
    await parts.conversations.erase(personIds);
    await parts.messages.erase(personIds);
  },
});
