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

const MOST_TOPICS = 100;

export const topicsOf = (db: Db) => ({
  /** At most 100, in their order. */
  all: (): Promise<TopicDoc[]> =>
    db.collection<TopicDoc>('topics').find({}).sort({ order: 1, _id: 1 }).limit(MOST_TOPICS).toArray(),
});
