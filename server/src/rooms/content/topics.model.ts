import type { Db } from 'mongodb';
import type { Words } from '../../platform/localise';

export interface TopicDoc {
  /** Its key. */
  _id: string;
  label: Words;
  /** `#rrggbb` */
  colour: string;
  /** Name of an icon of the design language. */
  icon: string;
  order: number;
}

export const MOST_TOPICS = 100;

export type Topics = ReturnType<typeof topicsOf>;

export function topicsOf(db: Db) {
  const collection = db.collection<TopicDoc>('topics');
  return {
    /** At most 100, in their order. */
    all: (): Promise<TopicDoc[]> =>
      collection.find({}).sort({ order: 1, _id: 1 }).limit(MOST_TOPICS).toArray(),
    /** Adds topics; those that are there stay as they are. */
    async add(topics: readonly TopicDoc[]): Promise<void> {
      for (const { _id, ...topic } of topics)
        await collection.updateOne({ _id }, { $setOnInsert: topic }, { upsert: true });
    },
  };
}
