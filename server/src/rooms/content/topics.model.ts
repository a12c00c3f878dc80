import type { Connection } from 'mongoose';
import type { Words } from '../../platform/localise';
import { type Collection, defineCollection, modelOf, part } from '../../platform/mongo/collection';

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

export const topicsCollection: Collection<TopicDoc> = defineCollection<TopicDoc>('content.topics', {
  _id: { type: String, maxlength: 40, required: true },
  label: {
    type: part<Words>({
      zh: { type: String, maxlength: 40, required: true },
      en: { type: String, maxlength: 40, required: true },
    }),
    required: true,
  },
  colour: { type: String, match: /^#[0-9a-f]{3,8}$/i, required: true },
  icon: { type: String, maxlength: 40, required: true },
  order: { type: Number, required: true },
});

export type Topics = ReturnType<typeof topicsOf>;

export function topicsOf(connection: Connection) {
  const topics = modelOf(connection, topicsCollection);
  return {
    /** At most 100, in their order. */
    all: (): Promise<TopicDoc[]> =>
      topics.find({}).sort({ order: 1, _id: 1 }).limit(MOST_TOPICS).lean<TopicDoc[]>(),
    /** Adds topics; those that are there stay as they are. */
    async add(list: readonly TopicDoc[]): Promise<void> {
      for (const { _id, ...topic } of list)
        await topics.updateOne({ _id }, { $setOnInsert: topic }, { upsert: true });
    },
  };
}
