import type { Db } from 'mongodb';
import type { Announcement, Announcing } from '../../platform/announcements';
import { type Collection, defineCollection, outbox } from '../../platform/mongo/collection';
import { isDuplicate } from '../../platform/mongo/connect';

/** What one person left on one content. */
export interface MarkDoc extends Announcing {
  /** `<personId>:<contentId>` */
  _id: string;
  personId: string;
  contentId: string;
  liked: boolean;
  likedAt?: Date;
  favourited: boolean;
  favouritedAt?: Date;
  /** How far it was read, 0..1; never falls. */
  progress: number;
  updatedAt: Date;
}

export type Flag = 'liked' | 'favourited';

/** Written by upserts and pipelines, and read many at a time: by bare commands. */
export const marksCollection: Collection<MarkDoc> = defineCollection<MarkDoc>(
  'content.marks',
  {
    _id: { type: String, required: true },
    personId: { type: String, required: true },
    contentId: { type: String, required: true },
    liked: { type: Boolean, required: true },
    likedAt: { type: Date },
    favourited: { type: Boolean, required: true },
    favouritedAt: { type: Date },
    progress: { type: Number, min: 0, max: 1, required: true },
    updatedAt: { type: Date, required: true },
    outbox,
  },
  [
    {
      key: { contentId: 1, liked: 1, favourited: 1 },
      serves: 'how many like and keep a content',
    },
    {
      key: { personId: 1, favouritedAt: -1, _id: -1 },
      options: { partialFilterExpression: { favourited: true } },
      serves: 'what a person has kept, newest first',
    },
    {
      key: { personId: 1, updatedAt: -1 },
      serves: 'what a person read last; export; erasure',
    },
  ],
);
export const MARKS = marksCollection.name;

export const markId = (personId: string, contentId: string): string => `${personId}:${contentId}`;

export type Marks = ReturnType<typeof marksOf>;

export function marksOf(db: Db) {
  const collection = db.collection<MarkDoc>(MARKS);
  return {
    /** What a person under any of their ids left on these contents. */
    of: (personIds: readonly string[], contentIds: readonly string[]): Promise<MarkDoc[]> =>
      collection
        .find({
          _id: { $in: personIds.flatMap((person) => contentIds.map((content) => markId(person, content))) },
        })
        .project<MarkDoc>({ outbox: 0 })
        .toArray(),
    /** Sets a flag with the fact that tells of it. False when it was set before. */
    async set(
      personId: string,
      contentId: string,
      flag: Flag,
      at: Date,
      told: Announcement,
    ): Promise<boolean> {
      const unset: Record<Flag, number | boolean> = { liked: false, favourited: false };
      const { [flag]: _, ...others } = unset;
      try {
        const { modifiedCount, upsertedCount } = await collection.updateOne(
          { _id: markId(personId, contentId), [flag]: { $ne: true } },
          {
            $set: { [flag]: true, [`${flag}At`]: at, updatedAt: at },
            $setOnInsert: { personId, contentId, progress: 0, ...others },
            $push: { outbox: told },
          },
          { upsert: true },
        );
        return modifiedCount + upsertedCount > 0;
      } catch (error) {
        // The mark is there with its flag set, so the filter missed it and the insertion met it.
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    /** Takes a flag back under each of a person's ids. False when it was not set. */
    async clear(personIds: readonly string[], contentId: string, flag: Flag, at: Date): Promise<boolean> {
      const { modifiedCount } = await collection.updateMany(
        { _id: { $in: personIds.map((person) => markId(person, contentId)) }, [flag]: true },
        { $set: { [flag]: false, updatedAt: at }, $unset: { [`${flag}At`]: 1 } },
      );
      return modifiedCount > 0;
    },
    /** Keeps the furthest progress, and returns it. */
    async keepProgress(personId: string, contentId: string, ratio: number, at: Date): Promise<number> {
      const mark = await collection.findOneAndUpdate(
        { _id: markId(personId, contentId) },
        {
          $max: { progress: ratio, updatedAt: at },
          $setOnInsert: { personId, contentId, liked: false, favourited: false },
        },
        { upsert: true, returnDocument: 'after' },
      );
      return mark?.progress ?? ratio;
    },
    favourites(
      personIds: readonly string[],
      before: { at: Date; id: string } | undefined,
      limit: number,
    ): Promise<MarkDoc[]> {
      const below = before && {
        $or: [{ favouritedAt: { $lt: before.at } }, { favouritedAt: before.at, _id: { $lt: before.id } }],
      };
      return collection
        .find({ personId: { $in: [...personIds] }, favourited: true, ...below })
        .sort({ favouritedAt: -1, _id: -1 })
        .limit(limit)
        .project<MarkDoc>({ outbox: 0 })
        .toArray();
    },
    /** A person's marks, last touched first. */
    latest: (personIds: readonly string[], limit: number): Promise<MarkDoc[]> =>
      collection
        .find({ personId: { $in: [...personIds] } })
        .sort({ updatedAt: -1 })
        .limit(limit)
        .project<MarkDoc>({ outbox: 0 })
        .toArray(),
    erase: async (personIds: readonly string[]): Promise<void> =>
      void (await collection.deleteMany({ personId: { $in: [...personIds] } })),
    counts: (contentIds: readonly string[]): Promise<{ _id: string; likes: number; favourites: number }[]> =>
      collection
        .aggregate<{ _id: string; likes: number; favourites: number }>([
          { $match: { contentId: { $in: [...contentIds] } } },
          { $project: { _id: 0, contentId: 1, liked: 1, favourited: 1 } },
          {
            $group: {
              _id: '$contentId',
              likes: { $sum: { $cond: ['$liked', 1, 0] } },
              favourites: { $sum: { $cond: ['$favourited', 1, 0] } },
            },
          },
        ])
        .toArray(),
  };
}
