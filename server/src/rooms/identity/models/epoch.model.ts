import type { Db } from 'mongodb';
import { type Collection, defineCollection, Mixed } from '../../../platform/mongo/collection';
import { isDuplicate } from '../../../platform/mongo/connect';

const SLOTS = 64;

/** How often somebody of each slot has changed in what is kept in memory of people. No id stands in it. */
export type Epochs = Readonly<Record<string, number>>;

/** One document for all people: whoever keeps thousands of them in memory asks after a single one. */
interface EpochsDocument {
  _id: 'people';
  slots: Epochs;
}

export const epochsCollection: Collection<EpochsDocument> = defineCollection<EpochsDocument>(
  'identity.epochs',
  {
    _id: { type: String, enum: ['people'], required: true },
    slots: { type: Mixed, required: true },
  },
);

/** The slot of a person, by the random end of their id. */
const slotOf = (personId: string): number => Number.parseInt(personId.slice(-2), 16) % SLOTS;

export const epochOf = (epochs: Epochs, personId: string): number => epochs[slotOf(personId)] ?? 0;

/** Native, because a busy process reads them every 50 ms. */
export function epochsOf(db: Db) {
  const epochs = db.collection<EpochsDocument>(epochsCollection.name);
  return {
    read: async (): Promise<Epochs> => (await epochs.findOne({ _id: 'people' }))?.slots ?? {},

    async raise(personIds: readonly string[]): Promise<void> {
      const slots = [...new Set(personIds.map(slotOf))];
      const $inc = Object.fromEntries(slots.map((slot) => [`slots.${slot}`, 1]));
      for (;;) {
        try {
          return void (await epochs.updateOne({ _id: 'people' }, { $inc }, { upsert: true }));
        } catch (error) {
          // Somebody else made the document this very moment.
          if (!isDuplicate(error)) throw error;
        }
      }
    },
  };
}
export type StoredEpochs = ReturnType<typeof epochsOf>;
