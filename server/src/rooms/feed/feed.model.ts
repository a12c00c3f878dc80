import type { Db } from 'mongodb';
import { type Collection, defineCollection, Mixed } from '../../platform/mongo/collection';
import { type Migration, renaming } from '../../platform/mongo/prepare';
import type { Choice } from './rules/choose-cards';

/** The last lists that were chosen for a person, so that their pages fit together while the person reads on. */
export interface FeedDoc {
  /** The person's id. */
  _id: string;
  lists: { seed: string; choices: Choice[] }[];
  at: Date;
}

/** A person leafs through at most so many lists at once (one per topic tab, or per device). */
const MOST_LISTS = 3;
const KEPT_S = 3_600;

/** Written without waiting for the journal, by bare commands. */
export const listsCollection: Collection<FeedDoc> = defineCollection<FeedDoc>(
  'feed.lists',
  {
    _id: { type: String, required: true },
    lists: { type: Mixed, required: true },
    at: { type: Date, required: true },
  },
  [
    {
      key: { at: 1 },
      options: { expireAfterSeconds: KEPT_S },
      serves: 'forgetting lists that nobody reads on, after an hour',
    },
  ],
);

export const migrations: Migration[] = [
  renaming('2026-11-26.feed.call collections after the room', { feeds: listsCollection.name }),
];

export type Feeds = ReturnType<typeof feedsOf>;

export function feedsOf(db: Db) {
  const collection = db.collection<FeedDoc>(listsCollection.name);
  return {
    async choices(personId: string, seed: string): Promise<Choice[] | undefined> {
      const found = await collection.findOne(
        { _id: personId, 'lists.seed': seed },
        { projection: { lists: { $elemMatch: { seed } } } },
      );
      return found?.lists[0]?.choices;
    },
    /** Losing one to a crash costs a page that is chosen anew. */
    async keep(personId: string, seed: string, choices: Choice[], at: Date): Promise<void> {
      await collection.updateOne(
        { _id: personId },
        { $push: { lists: { $each: [{ seed, choices }], $slice: -MOST_LISTS } }, $set: { at } },
        { upsert: true, writeConcern: { w: 1, journal: false } },
      );
    },
    of: (personIds: readonly string[]): AsyncIterable<FeedDoc> =>
      collection.find({ _id: { $in: [...personIds] } }),
    erase: async (personIds: readonly string[]): Promise<void> =>
      void (await collection.deleteMany({ _id: { $in: [...personIds] } })),
  };
}
