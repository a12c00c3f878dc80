import { NOTICE_KINDS, type NoticeKind } from '@wanglai/contract';
import type { Connection } from 'mongoose';
import {
  type Collection,
  defineCollection,
  insertOnce,
  Mixed,
  modelOf,
  part,
} from '../../platform/mongo/collection';

/** Something a person is told, and may look up later. Its words are made when it is read, in the reader's language. */
export interface NoticeDoc {
  _id: string;
  /** What it follows from; the same cause tells once. */
  cause: string;
  personId: string;
  kind: NoticeKind;
  /** What its words speak of, by the names in them. */
  values: Record<string, string>;
  target?: { type: string; id: string };
  at: Date;
  readAt?: Date;
}

const KEPT_S = 180 * 86_400;

export const noticesCollection: Collection<NoticeDoc> = defineCollection<NoticeDoc>(
  'notices.notices',
  {
    _id: { type: String, required: true },
    cause: { type: String, maxlength: 200, required: true },
    personId: { type: String, required: true },
    kind: { type: String, enum: NOTICE_KINDS, required: true },
    values: { type: Mixed, required: true },
    target: {
      type: part<{ type: string; id: string }>({
        type: { type: String, maxlength: 64, required: true },
        id: { type: String, maxlength: 128, required: true },
      }),
    },
    at: { type: Date, required: true },
    readAt: { type: Date },
  },
  [
    { key: { cause: 1 }, options: { unique: true }, serves: 'telling once for one cause' },
    { key: { personId: 1, at: -1, _id: -1 }, serves: 'a person’s notices, newest first; export; erasure' },
    {
      key: { personId: 1, readAt: 1, at: 1 },
      serves: 'how many are unread; marking them as read',
    },
    {
      key: { at: 1 },
      options: { expireAfterSeconds: KEPT_S },
      serves: 'forgetting notices after half a year',
    },
  ],
);

export type Notices = ReturnType<typeof noticesOf>;

export function noticesOf(connection: Connection) {
  const notices = modelOf(connection, noticesCollection);
  const unread = (personIds: readonly string[]) => ({
    personId: { $in: personIds },
    readAt: { $exists: false },
  });
  return {
    /** False when this cause has told before. */
    add: (notice: NoticeDoc): Promise<boolean> => insertOnce(notices, notice),
    get: (id: string): Promise<NoticeDoc | null> => notices.findById(id).lean<NoticeDoc>(),
    page: (
      personIds: readonly string[],
      before: { at: Date; id: string } | undefined,
      limit: number,
    ): Promise<NoticeDoc[]> =>
      notices
        .find({
          personId: { $in: personIds },
          ...(before && { $or: [{ at: { $lt: before.at } }, { at: before.at, _id: { $lt: before.id } }] }),
        })
        .sort({ at: -1, _id: -1 })
        .limit(limit)
        .lean<NoticeDoc[]>(),
    countUnread: (personIds: readonly string[]): Promise<number> => notices.countDocuments(unread(personIds)),
    /** All that came until this one, itself too. */
    async markRead(personIds: readonly string[], upTo: NoticeDoc, at: Date): Promise<void> {
      await notices.updateMany({ ...unread(personIds), at: { $lte: upTo.at } }, { $set: { readAt: at } });
    },
    all: (personIds: readonly string[]): AsyncIterable<NoticeDoc> =>
      notices
        .find({ personId: { $in: personIds } })
        .lean<NoticeDoc>()
        .cursor(),
    erase: async (personIds: readonly string[]): Promise<void> =>
      void (await notices.deleteMany({ personId: { $in: personIds } })),
  };
}
