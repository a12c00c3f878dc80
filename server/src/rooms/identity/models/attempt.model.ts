import { createHash } from 'node:crypto';
import { type Collection, defineCollection, modelOf } from '../../../platform/mongo/collection';
import { isDuplicate, type Mongo } from '../../../platform/mongo/connect';

/**
 * Password attempts by name, kept apart from accounts so that names without one are locked all the same: nobody learns from
 * a lock who works here.
 */
interface AttemptDocument {
  /** SHA-256 of the lower-case name. */
  _id: string;
  failures: number;
  lockedUntil: Date | null;
  at: Date;
}

const MOST_FAILURES = 5;
const LOCKED_MS = 15 * 60_000;

export const attemptsCollection: Collection<AttemptDocument> = defineCollection<AttemptDocument>(
  'identity.attempts',
  {
    _id: { type: String, match: /^[0-9a-f]{64}$/, required: true },
    failures: { type: Number, min: 0, max: MOST_FAILURES, required: true },
    lockedUntil: { type: Date, nullable: true },
    at: { type: Date, required: true },
  },
  [{ key: { at: 1 }, options: { expireAfterSeconds: 86_400 }, serves: 'forgetting attempts after a day' }],
);

const idOf = (username: string) => createHash('sha256').update(username.toLowerCase()).digest('hex');

export function attemptsOf({ connection, db }: Pick<Mongo, 'connection' | 'db'>) {
  const attempts = modelOf(connection, attemptsCollection);
  const native = db.collection<AttemptDocument>(attemptsCollection.name);
  return {
    /**
     * Counts an attempt before the password is looked at, so that guesses sent all at once count as well. The fifth in a row
     * locks the name for fifteen minutes. Returns the end of the lock when the name was locked already, else null.
     */
    async begin(username: string, now: Date): Promise<Date | null> {
      const _id = idOf(username);
      try {
        await native.updateOne(
          { _id, $or: [{ lockedUntil: null }, { lockedUntil: { $lte: now } }] },
          [
            { $set: { failures: { $add: [{ $ifNull: ['$failures', 0] }, 1] }, at: now } },
            {
              $set: {
                lockedUntil: {
                  $cond: [{ $gte: ['$failures', MOST_FAILURES] }, new Date(now.getTime() + LOCKED_MS), null],
                },
              },
            },
            { $set: { failures: { $cond: [{ $gte: ['$failures', MOST_FAILURES] }, 0, '$failures'] } } },
          ],
          { upsert: true },
        );
        return null;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
      // The name is there and locked, or another attempt made it a moment ago.
      const found = await attempts.findById(_id).lean<AttemptDocument>();
      if (found?.lockedUntil && found.lockedUntil > now) return found.lockedUntil;
      return this.begin(username, now);
    },
    async succeed(username: string): Promise<void> {
      await attempts.deleteOne({ _id: idOf(username) });
    },
  };
}
export type Attempts = ReturnType<typeof attemptsOf>;
