import { createHash } from 'node:crypto';
import { type Collection, defineCollection, modelOf } from '../../../platform/mongo/collection';
import { isDuplicate, type Mongo } from '../../../platform/mongo/connect';

/**
 * Password attempts, counted by a few keys (a name, an address, both; sign-in-attempts.ts). They stand apart from accounts, so
 * that names nobody bears are counted all the same: nobody learns from a wait who works here.
 */
interface AttemptDocument {
  /** SHA-256 of what is counted by. */
  _id: string;
  /** Attempts since the last success, this one included; what fails and what is not decided yet. */
  failures: number;
  /** Until then no further attempt is looked at. */
  lockedUntil: Date | null;
  at: Date;
}

/** So many attempts are free, then each must wait twice as long as the one before it, up to a longest. */
export interface Patience {
  free: number;
  firstWaitMs: number;
  longestWaitMs: number;
}

/** Beyond this the waits have long been the longest. */
const MOST_COUNTED = 1_000;

export const attemptsCollection: Collection<AttemptDocument> = defineCollection<AttemptDocument>(
  'identity.attempts',
  {
    _id: { type: String, match: /^[0-9a-f]{64}$/, required: true },
    failures: { type: Number, min: 0, max: MOST_COUNTED, required: true },
    lockedUntil: { type: Date, nullable: true },
    at: { type: Date, required: true },
  },
  [{ key: { at: 1 }, options: { expireAfterSeconds: 86_400 }, serves: 'forgetting attempts after a day' }],
);

const idOf = (key: string) => createHash('sha256').update(key.toLowerCase()).digest('hex');

export function attemptsOf({ connection, db }: Pick<Mongo, 'connection' | 'db'>) {
  const attempts = modelOf(connection, attemptsCollection);
  const native = db.collection<AttemptDocument>(attemptsCollection.name);
  return {
    /** The end of the longest wait that one of the keys is in, or null. */
    async waiting(keys: readonly string[], now: Date): Promise<Date | null> {
      const found = await attempts.find({ _id: { $in: keys.map(idOf) } }).lean<AttemptDocument[]>();
      const ends = found.flatMap(({ lockedUntil }) =>
        lockedUntil && lockedUntil > now ? [lockedUntil] : [],
      );
      return ends.reduce<Date | null>((latest, end) => (latest && latest > end ? latest : end), null);
    },
    /**
     * Counts an attempt before the password is looked at, so that guesses sent all at once count as well. `until`: the wait that
     * follows it. `refused`: the key was in a wait already, and nothing was counted.
     */
    async begin(
      key: string,
      { free, firstWaitMs, longestWaitMs }: Patience,
      now: Date,
    ): Promise<{ refused: Date } | { until: Date | null }> {
      const _id = idOf(key);
      const wait = {
        $min: [
          longestWaitMs,
          { $multiply: [firstWaitMs, { $pow: [2, { $subtract: ['$failures', free] }] }] },
        ],
      };
      try {
        const counted = await native.findOneAndUpdate(
          { _id, $or: [{ lockedUntil: null }, { lockedUntil: { $lte: now } }] },
          [
            {
              $set: {
                failures: { $min: [MOST_COUNTED, { $add: [{ $ifNull: ['$failures', 0] }, 1] }] },
                at: now,
              },
            },
            {
              $set: {
                lockedUntil: {
                  $cond: [{ $gte: ['$failures', free] }, { $add: [now, { $toLong: wait }] }, null],
                },
              },
            },
          ],
          { upsert: true, returnDocument: 'after' },
        );
        return { until: counted?.lockedUntil ?? null };
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
      // The key is there and in a wait, or another attempt made it a moment ago.
      const refused = await this.waiting([key], now);
      return refused ? { refused } : this.begin(key, { free, firstWaitMs, longestWaitMs }, now);
    },
    /** Forgets what was counted by a key. */
    async forget(key: string): Promise<void> {
      await attempts.deleteOne({ _id: idOf(key) });
    },
    /** Takes back one attempt that turned out right, and the wait that it began. */
    async takeBack(key: string): Promise<void> {
      await attempts.updateOne(
        { _id: idOf(key), failures: { $gt: 0 } },
        { $inc: { failures: -1 }, $set: { lockedUntil: null } },
      );
    },
  };
}
export type Attempts = ReturnType<typeof attemptsOf>;
