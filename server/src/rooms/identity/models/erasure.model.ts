import type { Db } from 'mongodb';

/** An erasure under way. It goes with its last step: nothing remembers who was erased. */
interface ErasureDocument {
  _id: string;
  ids: string[];
  at: Date;
}

export function erasuresIn(db: Db) {
  const erasures = db.collection<ErasureDocument>('erasures');
  return {
    begin: (erasure: ErasureDocument) => erasures.insertOne(erasure),
    end: (id: string) => erasures.deleteOne({ _id: id }),
    /** A handful at most: only those that a crash or a lost database cut short. */
    overdue: (before: Date) =>
      erasures
        .find({ at: { $lt: before } })
        .limit(100)
        .toArray(),
  };
}
export type ErasureStore = ReturnType<typeof erasuresIn>;
