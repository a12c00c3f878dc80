import { type MessageBody, messageBody } from '@wanglai/contract';
import type { Db } from 'mongodb';
import { type Collection, defineCollection, Mixed } from '../../platform/mongo/collection';
import { isDuplicate } from '../../platform/mongo/connect';

/** Who wrote. The consumer of a conversation is not named: it is whoever the conversation belongs to today. */
export type MessageAuthor = { kind: 'person' } | { kind: 'staff'; id: string } | { kind: 'system' };

export interface MessageDoc {
  /** `<conversationId>:<seq>` */
  _id: string;
  conversationId: string;
  /** Whose conversation it stands in, for erasure. */
  personId: string;
  /** 1, 2, 3 … within its conversation, without gaps. */
  seq: number;
  /** What the sender calls it; the same name of the same sender is the same message. */
  clientId: string;
  author: MessageAuthor;
  body: MessageBody;
  at: Date;
}

/** Moved here in bulk, and read by bare commands. */
export const messagesCollection: Collection<MessageDoc> = defineCollection<MessageDoc>(
  'chat.messages',
  {
    _id: { type: String, required: true },
    conversationId: { type: String, required: true },
    personId: { type: String, required: true },
    seq: { type: Number, min: 1, required: true },
    clientId: { type: String, maxlength: 64, required: true },
    author: { type: Mixed, required: true },
    body: {
      type: Mixed,
      required: true,
      validate: { validator: (body) => messageBody.safeParse(body).success },
    },
    at: { type: Date, required: true },
  },
  [
    {
      key: { conversationId: 1, seq: 1 },
      options: { unique: true },
      serves: 'history by number; counting what is unread',
    },
    {
      key: { conversationId: 1, clientId: 1, 'author.kind': 1, 'author.id': 1 },
      options: { unique: true },
      serves: 'the message that was sent the first time',
    },
    { key: { personId: 1, at: -1 }, serves: 'erasure' },
  ],
);

/** Numbers above `after` and below `before`, none above `upTo`. */
export interface MessageRange {
  after?: number | undefined;
  before?: number | undefined;
  upTo: number;
}

export type Messages = ReturnType<typeof messagesOf>;

/** The history: what has been moved out of conversations. Read it together with what still stands in them. */
export function messagesOf(db: Db) {
  const collection = db.collection<MessageDoc>(messagesCollection.name);
  return {
    /** Stores those that are not stored yet. */
    async keep(messages: MessageDoc[]): Promise<void> {
      try {
        await collection.insertMany(messages, { ordered: false });
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
    },
    sent: (conversationId: string, author: MessageAuthor, clientId: string): Promise<MessageDoc | null> =>
      collection.findOne({
        conversationId,
        clientId,
        'author.kind': author.kind,
        ...(author.kind === 'staff' && { 'author.id': author.id }),
      }),
    /** Rising with `after`, else falling. */
    range: (conversationId: string, range: MessageRange, limit: number): Promise<MessageDoc[]> =>
      collection
        .find({ conversationId, seq: seqIn(range) })
        .sort({ seq: range.after === undefined ? -1 : 1 })
        .limit(limit)
        .toArray(),
    /** How many of these kinds of author stand above a number, those numbered `but` left out. */
    countAbove: (
      conversationId: string,
      above: number,
      by: readonly MessageAuthor['kind'][],
      but: readonly number[],
    ): Promise<number> =>
      collection.countDocuments({
        conversationId,
        seq: { $gt: above, $nin: [...but] },
        'author.kind': { $in: [...by] },
      }),
    eraseConversation: async (conversationId: string): Promise<void> =>
      void (await collection.deleteMany({ conversationId })),
    erase: async (personIds: readonly string[]): Promise<void> =>
      void (await collection.deleteMany({ personId: { $in: [...personIds] } })),
  };
}

const seqIn = ({ after, before, upTo }: MessageRange) => ({
  $lte: upTo,
  ...(after !== undefined && { $gt: after }),
  ...(before !== undefined && { $lt: before }),
});
