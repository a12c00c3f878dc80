import type { ContentKind, ContentLevel } from '@wanglai/contract';
import type { Collection, Db, Filter } from 'mongodb';
import type { Announcement, Announcing } from '../../platform/announcements';
import { isDuplicate } from '../../platform/mongo/connect';
import type { Index } from '../../platform/mongo/indexes';

export type ContentState = 'draft' | 'published' | 'withdrawn';

/** One content. `changedAt` is the instant of the last write of any kind, by which other processes notice it. */
export interface ContentDoc extends Announcing {
  _id: string;
  kind: ContentKind;
  title: string;
  summary: string;
  /** Markdown. */
  body: string;
  cover: string | null;
  /** The main one first. */
  topics: string[];
  level: ContentLevel;
  author: string;
  minutes: number;
  state: ContentState;
  version: number;
  /** Words and characters of title, summary and text, for search. */
  words: string[];
  /** Grams of the title, so that any part of it is found however it is cut into words. */
  titleGrams: string[];
  request?: { staffId: string; key: string };
  createdAt: Date;
  updatedAt: Date;
  publishedAt: Date | null;
  changedAt: Date;
}

/** What lists need: everything but text and search words. */
export type ContentHead = Omit<ContentDoc, 'body' | 'words' | 'titleGrams' | 'request' | 'outbox'>;
const HEAD = { body: 0, words: 0, titleGrams: 0, request: 0, outbox: 0 } as const;

export const CONTENTS = 'contents';

export const contentIndexes: Index[] = [
  {
    collection: CONTENTS,
    key: { state: 1, publishedAt: -1, _id: -1 },
    serves: 'published contents, newest first',
  },
  {
    collection: CONTENTS,
    key: { topics: 1, state: 1, publishedAt: -1, _id: -1 },
    serves: 'published contents of a topic, newest first',
  },
  {
    collection: CONTENTS,
    key: { words: 1, state: 1, publishedAt: -1, _id: -1 },
    serves: 'search by words of the text',
  },
  {
    collection: CONTENTS,
    key: { titleGrams: 1, state: 1, publishedAt: -1, _id: -1 },
    serves: 'search by a part of the title',
  },
  {
    collection: CONTENTS,
    key: { updatedAt: -1, _id: -1 },
    serves: 'the studio: all contents, last edited first',
  },
  { collection: CONTENTS, key: { changedAt: 1 }, serves: 'the catalogue: what changed since the last look' },
  {
    collection: CONTENTS,
    key: { 'request.staffId': 1, 'request.key': 1 },
    options: { unique: true, partialFilterExpression: { 'request.key': { $exists: true } } },
    serves: 'writing twice with one Idempotency-Key makes one draft',
  },
];

export interface ContentSearch {
  state?: ContentState;
  topic?: string;
  /** Words that all must stand in the text, or grams that all must stand in the title. */
  find?: { words: string[]; titleGrams: string[] };
  by: 'publishedAt' | 'updatedAt';
  before?: { at: Date; id: string };
  limit: number;
}

export type Contents = ReturnType<typeof contentsOf>;

export function contentsOf(db: Db) {
  const collection: Collection<ContentDoc> = db.collection(CONTENTS);
  return {
    get: (id: string): Promise<ContentDoc | null> => collection.findOne({ _id: id }),
    byRequest: (staffId: string, key: string): Promise<ContentDoc | null> =>
      collection.findOne({ 'request.staffId': staffId, 'request.key': key }),
    /** False when its Idempotency-Key was used before. */
    async insert(content: ContentDoc): Promise<boolean> {
      try {
        await collection.insertOne(content);
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    /** Stores edited fields. Null when there is no such content. */
    rewrite: (id: string, fields: Partial<ContentDoc>): Promise<ContentDoc | null> =>
      collection.findOneAndUpdate(
        { _id: id },
        { $set: fields, $inc: { version: 1 } },
        { returnDocument: 'after' },
      ),
    /** Publishes what is not published. The first publication gives the date that stays. Null when nothing changes. */
    publish: (id: string, at: Date, told: Announcement): Promise<ContentDoc | null> =>
      collection.findOneAndUpdate(
        { _id: id, state: { $ne: 'published' } },
        [
          {
            $set: {
              state: 'published',
              publishedAt: { $ifNull: ['$publishedAt', at] },
              updatedAt: at,
              changedAt: at,
              version: { $add: ['$version', 1] },
              outbox: { $concatArrays: [{ $ifNull: ['$outbox', []] }, [{ $literal: told }]] },
            },
          },
        ],
        { returnDocument: 'after' },
      ),
    withdraw: (id: string, at: Date): Promise<ContentDoc | null> =>
      collection.findOneAndUpdate(
        { _id: id, state: 'published' },
        { $set: { state: 'withdrawn', updatedAt: at, changedAt: at }, $inc: { version: 1 } },
        { returnDocument: 'after' },
      ),
    published: (ids: readonly string[]): Promise<ContentHead[]> =>
      collection
        .find({ _id: { $in: [...ids] }, state: 'published' })
        .project<ContentHead>(HEAD)
        .toArray(),
    isPublished: async (id: string): Promise<boolean> =>
      (await collection.countDocuments({ _id: id, state: 'published' }, { limit: 1 })) === 1,
    search({ state, topic, find, by, before, limit }: ContentSearch): Promise<ContentHead[]> {
      const all: Filter<ContentDoc>[] = [];
      if (state) all.push({ state });
      if (topic) all.push({ topics: topic });
      if (find)
        all.push({ $or: [{ words: { $all: find.words } }, { titleGrams: { $all: find.titleGrams } }] });
      if (before)
        all.push({ $or: [{ [by]: { $lt: before.at } }, { [by]: before.at, _id: { $lt: before.id } }] });
      return collection
        .find(all.length ? { $and: all } : {})
        .sort({ [by]: -1, _id: -1 })
        .limit(limit)
        .project<ContentHead>(HEAD)
        .toArray();
    },
    /** Heads of what changed since then, or ever: the last `limit` of them, oldest change first. */
    changedSince: async (since: Date | undefined, limit: number): Promise<ContentHead[]> => {
      const latest = await collection
        .find(since ? { changedAt: { $gte: since } } : {})
        .sort({ changedAt: -1 })
        .limit(limit)
        .project<ContentHead>(HEAD)
        .toArray();
      return latest.reverse();
    },
  };
}
