import type { Binary, Db, FindCursor } from 'mongodb';
import { insertAll } from '../../platform/mongo/insert-all';
import {
  BUCKETS,
  type Bucket,
  BY_PERSON,
  LONGEST_MS,
  MOST_IN_BUCKET,
  packed,
  type StoredFact,
  unpacked,
} from './interactions.model';

export interface Facts {
  /**
   * Stores buckets of facts, from the journal, and tells the places of those that hold an id which is stored already: of
   * these nothing is stored. Any other failure throws: then it is unknown which of them are stored.
   */
  insert(buckets: readonly (readonly StoredFact[])[]): Promise<Set<number>>;
  /** Those of the facts whose ids are stored under one of these persons. */
  known(personIds: readonly (string | null)[], facts: readonly StoredFact[]): Promise<Set<StoredFact>>;
  /** Facts with `from < position < to`, in order. */
  between(from: number, to: number, limit: number): Promise<StoredFact[]>;
  /** About how many facts there are. */
  about(): Promise<number>;
  newestBelow(position: number, limit: number): Promise<StoredFact[]>;
  /** Newest first; facts of one instant in the order they were stored, the last first. */
  timeline(
    personIds: readonly string[],
    before: { at: Date; position: number } | undefined,
    limit: number,
  ): Promise<StoredFact[]>;
  all(personIds: readonly string[]): AsyncIterable<StoredFact>;
  erase(personIds: readonly string[]): Promise<void>;
  /** Deletes the buckets that begin at these positions or between them. */
  deleteThrough(from: number, through: number): Promise<void>;
}

export function factsOf(db: Db): Facts {
  const buckets = db.collection<Bucket>(BUCKETS);
  return {
    insert: (all) => insertAll(db, BUCKETS, all.map(packed)),
    async known(personIds, facts) {
      const ids = facts.map(({ _id }) => _id);
      const found = await buckets
        .find({ personId: { $in: [...personIds] }, ids: { $in: ids } })
        .project<{ ids: Binary[] }>({ ids: 1 })
        .toArray();
      const there = new Set(found.flatMap((bucket) => bucket.ids.map(hexOf)));
      return new Set(facts.filter(({ _id }) => there.has(hexOf(_id))));
    },
    between: (from, to, limit) =>
      gathered(
        buckets.find({ _id: { $gt: from - MOST_IN_BUCKET, $lt: to } }).sort({ _id: 1 }),
        ({ position }) => position > from && position < to,
        limit,
      ),
    async about() {
      const [count, lately] = await Promise.all([
        buckets.estimatedDocumentCount(),
        buckets.find({}).sort({ _id: -1 }).limit(200).project<{ ids: Binary[] }>({ ids: 1 }).toArray(),
      ]);
      return Math.round(
        (count * lately.reduce((sum, { ids }) => sum + ids.length, 0)) / (lately.length || 1),
      );
    },
    newestBelow: (below, limit) =>
      gathered(
        buckets.find({ _id: { $lt: below } }).sort({ _id: -1 }),
        ({ position }) => position < below,
        limit,
        (facts) => facts.reverse(),
      ),
    timeline: (personIds, before, limit) => timeline(buckets.find(about(personIds, before)), before, limit),
    async *all(personIds) {
      const found = buckets.find({ personId: { $in: [...personIds] } }).hint(BY_PERSON);
      for await (const bucket of found.batchSize(200)) yield* unpacked(bucket);
    },
    erase: async (personIds) => void (await buckets.deleteMany({ personId: { $in: [...personIds] } })),
    deleteThrough: async (from, through) =>
      void (await buckets.deleteMany({ _id: { $gte: from, $lte: through } })),
  };
}

const hexOf = (id: Binary) => Buffer.from(id.buffer).toString('hex');

/** The first facts of these buckets that are wanted. */
async function gathered(
  cursor: FindCursor<Bucket>,
  wanted: (fact: StoredFact) => boolean,
  limit: number,
  turned = (facts: StoredFact[]) => facts,
): Promise<StoredFact[]> {
  const facts: StoredFact[] = [];
  for await (const bucket of cursor.batchSize(Math.min(limit, 200))) {
    facts.push(...turned(unpacked(bucket)).filter(wanted));
    if (facts.length >= limit) break;
  }
  return facts.slice(0, limit);
}

/** Buckets that may hold facts of before. */
export const about = (personIds: readonly string[], before: { at: Date } | undefined) => ({
  personId: { $in: [...personIds] },
  ...(before && {
    to: { $lt: new Date(before.at.getTime() + LONGEST_MS) },
    from: { $lte: before.at },
  }),
});

/** Buckets overlap in time. Those that end last come first; what is later than the end of all that follow is in its place. */
async function timeline(
  found: FindCursor<Bucket>,
  before: { at: Date; position: number } | undefined,
  limit: number,
): Promise<StoredFact[]> {
  const isBefore = ({ at, position }: StoredFact) =>
    !before || at < before.at || (at.getTime() === before.at.getTime() && position < before.position);
  const facts: StoredFact[] = [];
  for await (const bucket of found.sort({ to: -1 }).hint(BY_PERSON).batchSize(50)) {
    if (facts.length >= limit && facts.filter(({ at }) => at > bucket.to).length >= limit) break;
    facts.push(...unpacked(bucket).filter(isBefore));
  }
  return facts.sort((a, b) => b.at.getTime() - a.at.getTime() || b.position - a.position).slice(0, limit);
}
