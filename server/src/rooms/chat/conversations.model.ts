import type { Db, Filter } from 'mongodb';
import type { Announcement, Announcing } from '../../platform/announcements';
import { type Collection, defineCollection, Mixed, outbox, part } from '../../platform/mongo/collection';
import { isDuplicate } from '../../platform/mongo/connect';
import { type Migration, renaming } from '../../platform/mongo/prepare';
import { type MessageDoc, messagesCollection } from './messages.model';

/** The two ends of a service conversation; all agents are one side. */
export type Side = 'person' | 'staff';
export type ConversationState = 'open' | 'closed';

export interface ConversationDoc extends Announcing {
  _id: string;
  kind: 'service';
  personId: string;
  state: ConversationState;
  assigneeId: string | null;
  /** Number of the last message; 0 before the first. Every message is a write that was conditional on it. */
  seq: number;
  /** Messages that are sent and not yet moved into the history; absent when there is none. */
  outMessages?: MessageDoc[];
  lastMessage: MessageDoc | null;
  unread: Record<Side, number>;
  readUpTo: Record<Side, number>;
  createdAt: Date;
  /** Instant of the last message, assignment or closing; reading does not count. */
  updatedAt: Date;
}

const bySide = part<Record<Side, number>>({
  person: { type: Number, min: 0, required: true },
  staff: { type: Number, min: 0, required: true },
});

/** Read and written by bare commands: a message is one conditional write, and the inbox is put together of filters. */
export const conversationsCollection: Collection<ConversationDoc> = defineCollection<ConversationDoc>(
  'chat.conversations',
  {
    _id: { type: String, required: true },
    kind: { type: String, enum: ['service'], required: true },
    personId: { type: String, required: true },
    state: { type: String, enum: ['open', 'closed'], required: true },
    assigneeId: { type: String, nullable: true },
    seq: { type: Number, min: 0, required: true },
    outMessages: { type: Mixed },
    lastMessage: { type: Mixed, nullable: true },
    unread: { type: bySide, required: true },
    readUpTo: { type: bySide, required: true },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
    outbox,
  },
  [
    {
      key: { personId: 1 },
      options: { unique: true, partialFilterExpression: { state: 'open' } },
      serves: 'a person has one open conversation',
    },
    {
      key: { personId: 1, updatedAt: -1, _id: -1 },
      serves: 'a person’s conversations and what is unread in them; export; erasure',
    },
    {
      key: { state: 1, updatedAt: -1, _id: -1 },
      serves: 'the inbox, last changed first',
    },
    {
      key: { assigneeId: 1, state: 1, updatedAt: -1, _id: -1 },
      serves: 'the inbox of one agent or of nobody, and what is unread in it',
    },
    {
      key: { 'outMessages.at': 1 },
      options: { sparse: true },
      serves: 'the sweep for messages that a crash kept from the history',
    },
  ],
);
export const CONVERSATIONS = conversationsCollection.name;

export const migrations: Migration[] = [
  renaming('2026-11-26.chat.call collections after the room', {
    conversations: CONVERSATIONS,
    messages: messagesCollection.name,
  }),
];

export interface ConversationSearch {
  personIds?: readonly string[];
  /** An agent's; null: nobody's. */
  assigneeId?: string | null;
  state?: ConversationState | undefined;
  before?: { at: Date; id: string } | undefined;
  limit: number;
}

const NO_OUTBOX = { projection: { outbox: 0 } } as const;
const AFTER = { ...NO_OUTBOX, returnDocument: 'after' } as const;

export type Conversations = ReturnType<typeof conversationsOf>;

export function conversationsOf(db: Db) {
  const collection = db.collection<ConversationDoc>(CONVERSATIONS);
  const unreadWhere = async (where: Filter<ConversationDoc>, side: Side): Promise<number> => {
    const sum = { $group: { _id: null, count: { $sum: `$unread.${side}` } } };
    const [found] = await collection.aggregate<{ count: number }>([{ $match: where }, sum]).toArray();
    return found?.count ?? 0;
  };
  return {
    get: (id: string): Promise<ConversationDoc | null> => collection.findOne({ _id: id }, NO_OUTBOX),
    /** The open one of a person, under any of their ids; the last changed when a merge brought several. */
    open: (personIds: readonly string[]): Promise<ConversationDoc | null> =>
      collection.findOne(
        { personId: { $in: [...personIds] }, state: 'open' },
        { ...NO_OUTBOX, sort: { updatedAt: -1, _id: -1 } },
      ),
    /** False when the person has an open one already. */
    async insert(conversation: ConversationDoc): Promise<boolean> {
      try {
        await collection.insertOne(conversation);
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    search(query: ConversationSearch): Promise<ConversationDoc[]> {
      const { personIds, assigneeId, state, before, limit } = query;
      const where: Filter<ConversationDoc> = {
        // Both states by name, so that one index gives the order whether or not a state is asked for.
        state: { $in: state ? [state] : ['open', 'closed'] },
        ...(personIds && { personId: { $in: [...personIds] } }),
        ...(assigneeId !== undefined && { assigneeId }),
        ...(before && {
          updatedAt: { $lte: before.at },
          $or: [{ updatedAt: { $lt: before.at } }, { _id: { $lt: before.id } }],
        }),
      };
      return collection.find(where, NO_OUTBOX).sort({ updatedAt: -1, _id: -1 }).limit(limit).toArray();
    },
    /**
     * Adds the next message, with what it changes and the fact it announces, if the conversation is open and as it was
     * when `seen` was read. Null when it is not: read again.
     */
    append(
      seen: ConversationDoc,
      message: MessageDoc,
      change: { unreadBy: Side; assigneeId?: string; state?: ConversationState; told?: Announcement },
    ): Promise<ConversationDoc | null> {
      const { unreadBy, told, ...set } = change;
      return collection.findOneAndUpdate(
        { _id: seen._id, state: 'open', seq: seen.seq, assigneeId: seen.assigneeId },
        {
          $set: { ...set, seq: message.seq, lastMessage: message },
          $max: { updatedAt: message.at },
          $inc: { [`unread.${unreadBy}`]: 1 },
          $push: { outMessages: message, ...(told && { outbox: told }) },
        },
        AFTER,
      );
    },
    /** Moves a side's reading mark, if no message and no other reading came since `seen` was read; else null. */
    markRead(
      seen: ConversationDoc,
      side: Side,
      mark: { upTo: number; unread: number },
    ): Promise<ConversationDoc | null> {
      return collection.findOneAndUpdate(
        { _id: seen._id, seq: seen.seq, [`readUpTo.${side}`]: seen.readUpTo[side] },
        { $set: { [`readUpTo.${side}`]: mark.upTo, [`unread.${side}`]: mark.unread } },
        AFTER,
      );
    },
    /** Null when it is assigned so already, or gone. */
    assign: (id: string, assigneeId: string | null, at: Date): Promise<ConversationDoc | null> =>
      collection.findOneAndUpdate(
        { _id: id, assigneeId: { $ne: assigneeId } },
        { $set: { assigneeId }, $max: { updatedAt: at } },
        AFTER,
      ),
    /** Takes out what the history holds now. False when the conversation is gone. */
    async takeOut(id: string, moved: readonly MessageDoc[]): Promise<boolean> {
      const seqs = moved.map(({ seq }) => seq);
      const rest = { $filter: { input: '$outMessages', cond: { $not: { $in: ['$$this.seq', seqs] } } } };
      const { matchedCount } = await collection.updateOne({ _id: id }, [
        { $set: { outMessages: { $ifNull: ['$outMessages', []] } } },
        // An empty list is taken away altogether, so that the sweep's sparse index holds only what waits.
        { $set: { outMessages: { $cond: [{ $eq: [{ $size: rest }, 0] }, '$$REMOVE', rest] } } },
      ]);
      return matchedCount > 0;
    },
    /** Those with a message that has waited for the history since before an instant. */
    async waiting(before: Date, limit: number): Promise<string[]> {
      const found = await collection
        .find({ 'outMessages.at': { $lt: before } })
        .limit(limit)
        .project<{ _id: string }>({ _id: 1 })
        .toArray();
      return found.map(({ _id }) => _id);
    },
    unreadOfPerson: (personIds: readonly string[]) =>
      unreadWhere({ personId: { $in: [...personIds] } }, 'person'),
    /** In open conversations of this agent and of nobody. */
    unreadOfStaff: (staffId: string) =>
      unreadWhere({ assigneeId: { $in: [staffId, null] }, state: 'open' }, 'staff'),
    remove: async (id: string): Promise<void> => void (await collection.deleteOne({ _id: id })),
    erase: async (personIds: readonly string[]): Promise<void> =>
      void (await collection.deleteMany({ personId: { $in: [...personIds] } })),
  };
}
