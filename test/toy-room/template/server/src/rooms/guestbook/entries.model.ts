import { guestbookLimits } from '@wanglai/contract';
import type { Connection } from 'mongoose';
import type { Announcing } from '../../platform/announcements';
import { type Made, ONCE, once, request } from '../../platform/idempotency';
import {
  type Collection,
  defineCollection,
  insertOnce,
  modelOf,
  outbox,
} from '../../platform/mongo/collection';

/** One entry of the guest book. */
export interface EntryDoc extends Made, Announcing {
  /** Null: it came with the house. */
  personId: string | null;
  /** The name it was signed with. */
  name: string;
  text: string;
  answer: string | null;
  at: Date;
}

export const ENTRIES = 'guestbook.entries';

export const entriesCollection: Collection<EntryDoc> = defineCollection<EntryDoc>(
  ENTRIES,
  {
    _id: { type: String, required: true },
    personId: { type: String, nullable: true },
    name: { type: String, maxlength: 60, required: true },
    text: { type: String, maxlength: guestbookLimits.wordsLength, required: true },
    answer: { type: String, maxlength: guestbookLimits.wordsLength, nullable: true },
    at: { type: Date, required: true },
    request,
    outbox,
  },
  [
    ONCE,
    { key: { at: -1, _id: -1 }, serves: 'the book, newest first' },
    { key: { personId: 1, at: -1 }, serves: 'export and erasure of one person’s entries' },
  ],
);

export type Entries = ReturnType<typeof entriesOf>;

export function entriesOf(connection: Connection) {
  const entries = modelOf(connection, entriesCollection);
  return {
    /** The same key of the same guest gives the same entry. */
    write: (entry: EntryDoc): Promise<EntryDoc> => once(entries, entry),
    /** One that is there stays as it is. */
    insert: (entry: EntryDoc): Promise<boolean> => insertOnce(entries, entry),
    get: (id: string): Promise<EntryDoc | null> => entries.findById(id).lean<EntryDoc>(),
    page: (before: { at: Date; id: string } | undefined, limit: number): Promise<EntryDoc[]> =>
      entries
        .find(before ? { $or: [{ at: { $lt: before.at } }, { at: before.at, _id: { $lt: before.id } }] } : {})
        .sort({ at: -1, _id: -1 })
        .limit(limit)
        .lean<EntryDoc[]>(),
    answer: (id: string, answer: string): Promise<EntryDoc | null> =>
      entries.findByIdAndUpdate(id, { $set: { answer } }, { returnDocument: 'after' }).lean<EntryDoc>(),
    /** False when there is none of these people's under this id. */
    takeBack: async (personIds: readonly string[], id: string): Promise<boolean> =>
      (await entries.deleteOne({ _id: id, personId: { $in: personIds } })).deletedCount === 1,
    of: (personIds: readonly string[]): AsyncIterable<EntryDoc> =>
      entries
        .find({ personId: { $in: personIds } })
        .lean<EntryDoc>()
        .cursor(),
    erase: async (personIds: readonly string[]): Promise<void> =>
      void (await entries.deleteMany({ personId: { $in: personIds } })),
  };
}
