import type { Connection } from 'mongoose';
import { type Collection, defineCollection, modelOf } from '../../platform/mongo/collection';
import { insertAll } from '../../platform/mongo/insert-all';

/**
 * A content that is to be told to people who care for its topics: one job a publication, walked a step at a time apart
 * from the reader of the stream. Whoever goes on after a crash begins at `told`.
 */
export interface Publication {
  /** Id of the fact that tells of it; what is pushed bears it as its cause. */
  _id: string;
  contentId: string;
  /** The main one first. */
  topics: string[];
  /** When it was published. */
  at: Date;
  /** Ids of the people it is told to, the most active first; absent before the first step and after the last. */
  audience?: string[];
  /** So many of them have been dealt with. */
  told: number;
  /** There are more. */
  open: boolean;
  /** Until then somebody walks it. */
  until?: Date;
  walker?: string;
}

/** Much longer than a publication is news, so that none is taken on twice. */
const KEPT_S = 86_400;
const LEASE_MS = 10_000;

export const publicationsCollection: Collection<Publication> = defineCollection<Publication>(
  'outreach.publications',
  {
    _id: { type: String, maxlength: 200, required: true },
    contentId: { type: String, required: true },
    topics: { type: [{ type: String, required: true }], required: true },
    at: { type: Date, required: true },
    audience: { type: [{ type: String, required: true }] },
    told: { type: Number, min: 0, required: true },
    open: { type: Boolean, required: true },
    until: { type: Date },
    walker: { type: String },
  },
  [
    { key: { open: 1, at: -1 }, serves: 'what is still to be told, the newest first' },
    {
      key: { at: 1 },
      options: { expireAfterSeconds: KEPT_S },
      serves: 'how many were taken on lately; forgetting them after a day',
    },
  ],
);

export type Publications = ReturnType<typeof publicationsOf>;

/** `walker`: who walks in this process. */
export function publicationsOf(connection: Connection, walker: string, now: () => Date) {
  const publications = modelOf(connection, publicationsCollection);
  const mine = (_id: string) => ({ _id, walker });
  const lease = () => new Date(now().getTime() + LEASE_MS);
  return {
    countSince: (at: Date): Promise<number> => publications.countDocuments({ at: { $gte: at } }),
    /** Takes them on, each once. */
    add: async (list: readonly Publication[]): Promise<void> =>
      void (await insertAll(connection.db!, publicationsCollection.name, list)),
    /** Takes the newest that is open and that nobody walks; null when there is none. */
    take: (): Promise<Publication | null> =>
      publications
        .findOneAndUpdate(
          { open: true, $or: [{ until: { $exists: false } }, { until: { $lt: now() } }] },
          { $set: { until: lease(), walker } },
          { sort: { at: -1 }, returnDocument: 'after' },
        )
        .lean<Publication>(),
    /** Notes how far it is told, and to whom it is. False when somebody else walks it by now. */
    note: async (id: string, told: number, audience?: readonly string[]): Promise<boolean> =>
      (
        await publications.updateOne(mine(id), {
          $set: { told, until: lease(), ...(audience && { audience: [...audience] }) },
        })
      ).matchedCount === 1,
    /** Leaves it to whoever comes next. */
    letGo: async (id: string): Promise<void> =>
      void (await publications.updateOne(mine(id), { $unset: { until: true, walker: true } })),
    close: async (id: string): Promise<void> =>
      void (await publications.updateOne(mine(id), {
        $set: { open: false },
        $unset: { audience: true, until: true, walker: true },
      })),
  };
}
