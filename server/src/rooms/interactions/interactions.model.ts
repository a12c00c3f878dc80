import type { ContentLevel, Scalar } from '@wanglai/contract';
import { Binary, type Collection, type Db } from 'mongodb';
import type { Index } from '../../platform/mongo/indexes';
import { insertAll } from '../../platform/mongo/insert-all';

/**
 * One fact on the stream. `position` is its place: segment × 2³² + number within the segment (see stream/segments.ts).
 * `at` is the instant it happened by the server's clock, `zone` the person's IANA zone at that time. What it is about
 * (`content`) is stamped when it arrives, so that later edits of a content do not change the past.
 */
export interface StoredFact {
  _id: Binary;
  position: number;
  personId: string | null;
  type: string;
  at: Date;
  receivedAt: Date;
  zone: string;
  sessionId?: string;
  page?: string;
  target?: Record<string, Scalar>;
  props?: Record<string, Scalar>;
  content?: { id: string; topics: string[]; level: ContentLevel };
}

export const FACTS = 'interactions';

const BY_PERSON = { personId: 1, at: -1, position: -1 } as const;

/** No third index: each costs the ingest about a quarter of its speed. */
export const indexes: Index[] = [
  {
    collection: FACTS,
    key: { position: 1 },
    serves: 'readers that resume from a checkpoint; retention; the newest facts',
  },
  {
    collection: FACTS,
    key: BY_PERSON,
    serves: 'timeline, rebuild, export and erasure of one person',
  },
];

export const uuidBytes = (uuid: string): Binary =>
  new Binary(Buffer.from(uuid.replaceAll('-', ''), 'hex'), Binary.SUBTYPE_UUID);
export const uuidText = (bytes: Binary): string => bytes.toUUID().toHexString();

export interface Facts {
  /** Stores facts, from the journal, and tells the places of those whose id was there before. Any other failure throws: then it is unknown which of them are stored. */
  insert(facts: readonly StoredFact[]): Promise<Set<number>>;
  /** Facts with `from < position < to`, in order. */
  between(from: number, to: number, limit: number): Promise<StoredFact[]>;
  newestBelow(position: number, limit: number): Promise<StoredFact[]>;
  /** Newest first; facts of one instant in the order they were stored. */
  timeline(
    personIds: readonly string[],
    before: { at: Date; position: number } | undefined,
    limit: number,
  ): Promise<StoredFact[]>;
  all(personIds: readonly string[]): AsyncIterable<StoredFact>;
  erase(personIds: readonly string[]): Promise<void>;
  deleteThrough(from: number, through: number): Promise<number>;
}

export function factsOf(db: Db): Facts {
  const collection: Collection<StoredFact> = db.collection(FACTS);
  return {
    insert: (facts) => insertAll(db, FACTS, facts),
    between: (from, to, limit) =>
      collection
        .find({ position: { $gt: from, $lt: to } })
        .sort({ position: 1 })
        .limit(limit)
        .toArray(),
    newestBelow: (position, limit) =>
      collection
        .find({ position: { $lt: position } })
        .sort({ position: -1 })
        .limit(limit)
        .toArray(),
    timeline: (personIds, before, limit) =>
      collection
        .find({
          personId: { $in: [...personIds] },
          ...(before && {
            at: { $lte: before.at },
            $or: [{ at: { $lt: before.at } }, { position: { $lt: before.position } }],
          }),
        })
        .sort({ at: -1, position: -1 })
        .hint(BY_PERSON)
        .limit(limit)
        .toArray(),
    all: (personIds) => collection.find({ personId: { $in: [...personIds] } }).batchSize(2_000),
    erase: async (personIds) => void (await collection.deleteMany({ personId: { $in: [...personIds] } })),
    deleteThrough: async (from, through) =>
      (await collection.deleteMany({ position: { $gte: from, $lte: through } })).deletedCount,
  };
}
