import type { Connection } from 'mongoose';
import { type Collection, defineCollection, modelOf } from '../../../platform/mongo/collection';

/** An erasure under way. It goes with its last step: nothing remembers who was erased. */
interface ErasureDocument {
  _id: string;
  ids: string[];
  at: Date;
}

export const erasuresCollection: Collection<ErasureDocument> = defineCollection<ErasureDocument>(
  'identity.erasures',
  {
    _id: { type: String, required: true },
    ids: { type: [{ type: String, required: true }], required: true },
    at: { type: Date, required: true },
  },
);

export function erasuresOf(connection: Connection) {
  const erasures = modelOf(connection, erasuresCollection);
  return {
    async begin(erasure: ErasureDocument): Promise<void> {
      await erasures.create(erasure);
    },
    async end(id: string): Promise<void> {
      await erasures.deleteOne({ _id: id });
    },
    /** A handful at most: only those that a crash or a lost database cut short. */
    overdue: (before: Date): Promise<ErasureDocument[]> =>
      erasures
        .find({ at: { $lt: before } })
        .limit(100)
        .lean<ErasureDocument[]>(),
  };
}
export type Erasures = ReturnType<typeof erasuresOf>;
