import type { Db } from 'mongodb';
import { type Collection, defineCollection } from '../../platform/mongo/collection';
import { updatedInPlace } from '../../platform/mongo/updated-in-place';
import {
  beforeGeneration,
  type Folded,
  foldedKeys,
  idIn,
  keyedFold,
  keyIn,
  ofGeneration,
  type Placed,
  type Reader,
  type Stream,
} from '../interactions';

/** How much was written on one day (UTC). */
interface DayDoc extends Folded {
  day: string;
  entries: number;
}

export const daysCollection: Collection<DayDoc> = defineCollection<DayDoc>(
  'guestbook.days',
  {
    ...foldedKeys,
    day: { type: String, match: /^\d{4}-\d\d-\d\d$/, required: true },
    entries: { type: Number, min: 0, required: true },
  },
  [{ key: { day: -1 }, serves: 'the last days' }],
);

interface Signed extends Placed {
  day: string;
}

export type Days = ReturnType<typeof daysOf>;

/** Counts, from the stream, what was written on each day. */
export function daysOf(db: Db, stream: Stream) {
  const collection = db.collection<DayDoc>(daysCollection.name);
  const { shown } = stream.generationOf('guestbook-days');
  const reader: Reader<Signed> = {
    name: 'guestbook-days',
    version: 1,
    anew: {
      way: 'reads again',
      drop: async (below) => void (await collection.deleteMany(beforeGeneration(below))),
    },
    keep: ({ type, position, at }) =>
      type === 'guestbook.signed' ? { position, day: at.toISOString().slice(0, 10) } : null,
    apply: keyedFold<DayDoc, Signed>({
      shelf: updatedInPlace(db, daysCollection.name),
      keyOf: ({ day }, generation) => idIn(generation, day),
      begin: async (ids) =>
        new Map(ids.map((id) => [id, { _id: id, version: 0, applied: {}, day: keyIn(id), entries: 0 }])),
      fold: (document, facts) => ({ ...document, entries: document.entries + facts.length }),
      cache: 40,
    }),
  };
  return {
    reader,
    latest: (limit: number): Promise<DayDoc[]> =>
      collection.find(ofGeneration(shown())).sort({ day: -1 }).limit(limit).toArray(),
  };
}
