import type { Db } from 'mongodb';
import type { Index } from '../../../platform/mongo/indexes';

/**
 * One signed-in device: a family of refresh tokens of which only SHA-256 hashes are kept.
 * `subject` is who signed in; merges do not rewrite it, they are followed when it is read.
 */
export interface SessionDocument {
  /** 128 random bits, so that nobody can guess a family in order to end it. */
  _id: string;
  subject: { kind: 'person' | 'staff'; id: string };
  /** Hashes that may be exchanged now: one, or some more while devices asked at once. */
  valid: string[];
  /** Hashes exchanged last, with the time. */
  spent: { hash: string; at: Date }[];
  createdAt: Date;
  usedAt: Date;
}

const COLLECTION = 'sessions';
const IDLE_DAYS = 30;
const MOST_VALID = 4;
const MOST_SPENT = 8;

export const sessionIndexes: readonly Index[] = [
  { collection: COLLECTION, key: { 'subject.id': 1 }, serves: 'export and erasure of a person' },
  {
    collection: COLLECTION,
    key: { usedAt: 1 },
    options: { expireAfterSeconds: IDLE_DAYS * 86_400 },
    serves: 'end of sessions that stood idle for 30 days',
  },
];

/** Reads and writes of sessions. */
export function sessionsIn(db: Db) {
  const sessions = db.collection<SessionDocument>(COLLECTION);
  const alive = (now: Date) => ({ $gt: new Date(now.getTime() - IDLE_DAYS * 86_400_000) });
  return {
    collection: sessions,
    insert: (session: SessionDocument) => sessions.insertOne(session),
    find: (id: string, now: Date) => sessions.findOne({ _id: id, usedAt: alive(now) }),
    ofSubjects: (ids: readonly string[]) => sessions.find({ 'subject.id': { $in: [...ids] } }).toArray(),

    /** Exchanges a valid hash for a new one. Null when it is not valid. */
    rotate: (id: string, hash: string, next: string, now: Date) =>
      sessions.findOneAndUpdate(
        { _id: id, valid: hash, usedAt: alive(now) },
        [
          {
            $set: {
              valid: {
                $concatArrays: [
                  { $filter: { input: '$valid', as: 'one', cond: { $ne: ['$$one', hash] } } },
                  [next],
                ],
              },
              spent: { $slice: [{ $concatArrays: ['$spent', [{ hash, at: now }]] }, -MOST_SPENT] },
              usedAt: now,
            },
          },
        ],
        { returnDocument: 'after' },
      ),

    /** Gives one more valid hash to a device whose answer was lost. Null when its token was not spent since `since`. */
    forgive: (id: string, hash: string, next: string, since: Date, now: Date) =>
      sessions.findOneAndUpdate(
        { _id: id, spent: { $elemMatch: { hash, at: { $gte: since } } } },
        { $push: { valid: { $each: [next], $slice: -MOST_VALID } }, $set: { usedAt: now } },
        { returnDocument: 'after' },
      ),

    end: (id: string) => sessions.deleteOne({ _id: id }),
    endBy: (id: string, hash: string) =>
      sessions.deleteOne({ _id: id, $or: [{ valid: hash }, { 'spent.hash': hash }] }),
    endOf: (ids: readonly string[]) => sessions.deleteMany({ 'subject.id': { $in: [...ids] } }),
  };
}
export type SessionStore = ReturnType<typeof sessionsIn>;
