import type { Collection, Db } from 'mongodb';
import { isDuplicate } from '../../platform/mongo/connect';
import type { Index } from '../../platform/mongo/indexes';
import type { Ground } from '../feed';

/** Something the brand told a person of its own accord: a card with its reason, or a tag they have earned. */
export interface Push {
  _id: string;
  /** What it follows from; the same cause pushes once. */
  cause: string;
  personId: string;
  kind: 'card' | 'tag';
  at: Date;
  /** Id of the content, or key of the tag. */
  subject: string;
  /** Why a card was placed. */
  ground?: Ground;
}

const PUSHES = 'pushes';
const KEPT_S = 90 * 86_400;

export const indexes: Index[] = [
  { collection: PUSHES, key: { cause: 1 }, options: { unique: true }, serves: 'pushing once for one cause' },
  {
    collection: PUSHES,
    key: { personId: 1, at: 1, _id: 1 },
    serves: 'what a device missed; the caps of a day; erasure',
  },
  {
    collection: PUSHES,
    key: { at: 1 },
    options: { expireAfterSeconds: KEPT_S },
    serves: 'forgetting pushes after 90 days',
  },
];

export interface Pushes {
  /** False when this cause has pushed before. */
  add(push: Push): Promise<boolean>;
  exists(cause: string): Promise<boolean>;
  after(personId: string, from: { at: Date; id: string } | undefined, limit: number): Promise<Push[]>;
  /** Cards since an instant, newest first. */
  cardsSince(personId: string, since: Date): Promise<Push[]>;
  all(personIds: readonly string[]): Promise<Push[]>;
  erase(personIds: readonly string[]): Promise<void>;
}

export function pushesOf(db: Db): Pushes {
  const collection: Collection<Push> = db.collection(PUSHES);
  return {
    async add(push) {
      try {
        await collection.insertOne(push);
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    exists: async (cause) => (await collection.findOne({ cause }, { projection: { _id: 1 } })) !== null,
    after: (personId, from, limit) =>
      collection
        .find({
          personId,
          ...(from && { $or: [{ at: { $gt: from.at } }, { at: from.at, _id: { $gt: from.id } }] }),
        })
        .sort({ at: 1, _id: 1 })
        .limit(limit)
        .toArray(),
    cardsSince: (personId, since) =>
      collection
        .find({ personId, at: { $gte: since }, kind: 'card' })
        .sort({ at: -1 })
        .limit(50)
        .toArray(),
    all: (personIds) =>
      collection
        .find({ personId: { $in: [...personIds] } })
        .limit(10_000)
        .toArray(),
    erase: async (personIds) => void (await collection.deleteMany({ personId: { $in: [...personIds] } })),
  };
}
