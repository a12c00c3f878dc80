import type { Collection, Db } from 'mongodb';
import { inPlace } from '../../platform/mongo/in-place';
import type { Index } from '../../platform/mongo/indexes';
import { type Folded, keyedFold, type Placed, type Reader, type Stream } from '../interactions';

const MINUTE_MS = 60_000;

/** How many facts arrived in one minute: a roll-up, because a figure must not cost a scan of the stream. */
interface Minute extends Folded {
  at: Date;
  count: number;
}

const PACE = 'stream-pace';

export const indexes: Index[] = [
  {
    collection: PACE,
    key: { at: 1 },
    options: { expireAfterSeconds: 2 * 86_400 },
    serves: 'the last hour by minute; forgetting after two days',
  },
];

interface Received extends Placed {
  minute: string;
}

export interface Pace {
  reader: Reader<Received>;
  lastHour(now: Date): Promise<{ at: string; count: number }[]>;
}

export function paceOf(db: Db, stream: Stream): Pace {
  const collection: Collection<Minute> = db.collection(PACE);
  const nameOf = minuteNames();
  return {
    reader: {
      name: 'pace',
      keep: ({ position, receivedAt }) => ({ position, minute: nameOf(receivedAt) }),
      restMs: () => 1_000,
      apply: keyedFold<Minute, Received>({
        shelf: inPlace(db, PACE),
        keyOf: ({ minute }) => minute,
        begin: async (keys) =>
          new Map(
            keys.map((key) => [
              key,
              { _id: key, version: 0, applied: {}, at: new Date(`${key}:00Z`), count: 0 },
            ]),
          ),
        fold: (minute, facts) => ({ ...minute, count: minute.count + facts.length }),
        floor: stream.floor,
        cache: 4,
      }),
    },
    async lastHour(now) {
      const end = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS;
      const found = await collection
        .find({ at: { $gt: new Date(end - 60 * MINUTE_MS) } })
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
