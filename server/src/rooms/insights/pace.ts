import type { Db } from 'mongodb';
import { type Collection, defineCollection } from '../../platform/mongo/collection';
import { renaming } from '../../platform/mongo/prepare';
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
  readerFromTheStart,
  type Stream,
} from '../interactions';

const MINUTE_MS = 60_000;

/** How many facts arrived in one minute: a roll-up, because a figure must not cost a scan of the stream. */
interface Minute extends Folded {
  at: Date;
  count: number;
}

export const paceCollection: Collection<Minute> = defineCollection<Minute>(
  'insights.pace',
  { ...foldedKeys, at: { type: Date, required: true }, count: { type: Number, min: 0, required: true } },
  [
    {
      key: { at: 1 },
      options: { expireAfterSeconds: 2 * 86_400 },
      serves: 'the last hour by minute; forgetting after two days',
    },
  ],
);

export const migrations = [
  renaming('2026-11-26.insights.call collections after the room', { 'stream-pace': paceCollection.name }),
  readerFromTheStart('insights', 'pace', 'reads again'),
];

interface Received extends Placed {
  minute: string;
}

export interface Pace {
  reader: Reader<Received>;
  lastHour(now: Date): Promise<{ at: string; count: number }[]>;
}

export function paceOf(db: Db, stream: Stream): Pace {
  const collection = db.collection<Minute>(paceCollection.name);
  const { shown } = stream.generationOf('pace');
  const nameOf = minuteNames();
  return {
    reader: {
      name: 'pace',
      version: 1,
      anew: {
        way: 'reads again',
        drop: async (below) => void (await collection.deleteMany(beforeGeneration(below))),
      },
      keep: ({ position, receivedAt }) => ({ position, minute: nameOf(receivedAt) }),
      restMs: () => 1_000,
      apply: keyedFold<Minute, Received>({
        shelf: updatedInPlace(db, paceCollection.name),
        keyOf: ({ minute }, generation) => idIn(generation, minute),
        begin: async (ids) =>
          new Map(
            ids.map((id) => [
              id,
              { _id: id, version: 0, applied: {}, at: new Date(`${keyIn(id)}:00Z`), count: 0 },
            ]),
          ),
        fold: (minute, facts) => ({ ...minute, count: minute.count + facts.length }),
        cache: 4,
      }),
    },
    async lastHour(now) {
      const end = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS;
      const found = await collection
        .find({ at: { $gt: new Date(end - 60 * MINUTE_MS) }, ...ofGeneration(shown()) })
        .sort({ at: 1 })
        .limit(61)
        .toArray();
      const counts = new Map(found.map((minute) => [minute.at.getTime(), minute.count]));
      return Array.from({ length: 60 }, (_, i) => {
        const at = end - (59 - i) * MINUTE_MS;
        return { at: new Date(at).toISOString(), count: counts.get(at) ?? 0 };
      });
    },
  };
}

/** Names minutes. Facts that follow one another mostly share theirs. */
function minuteNames(): (at: Date) => string {
  let last = { minute: -1, name: '' };
  return (at) => {
    const minute = Math.floor(at.getTime() / MINUTE_MS);
    if (minute !== last.minute) last = { minute, name: at.toISOString().slice(0, 16) };
    return last.name;
  };
}
