import type { Db } from 'mongodb';
import { defineMarks, type Mark, type Marks, markId, marksOf } from '../../platform/marks';
import type { Collection } from '../../platform/mongo/collection';

export const FLAGS = ['liked', 'favourited'] as const;
export type Flag = (typeof FLAGS)[number];

interface Progress {
  /** How far it was read, 0..1; never falls. Absent: not begun. */
  progress?: number;
}
/** What one person left on one content. */
export type ContentMark = Mark<Flag> & Progress;

export const marksCollection: Collection<ContentMark> = defineMarks<Flag, Progress>('content', {
  flags: FLAGS,
  listed: ['favourited'],
  more: { progress: { type: Number, min: 0, max: 1 } },
});
export const MARKS = marksCollection.name;

export interface ContentMarks extends Marks<Flag, ContentMark> {
  /** Keeps the furthest progress. */
  keepProgress(personId: string, contentId: string, ratio: number, at: Date): Promise<void>;
}

export function contentMarksOf(db: Db): ContentMarks {
  const collection = db.collection<ContentMark>(MARKS);
  return {
    ...marksOf(db, marksCollection, FLAGS),
    async keepProgress(personId, contentId, ratio, at) {
      await collection.updateOne(
        { _id: markId(personId, contentId) },
        {
          $max: { progress: ratio, updatedAt: at },
          $setOnInsert: { personId, subjectId: contentId, flags: {} },
        },
        { upsert: true },
      );
    },
  };
}
