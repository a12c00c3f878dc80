import { type Collection, defineCollection, modelOf, part } from '../../../platform/mongo/collection';
import type { Mongo } from '../../../platform/mongo/connect';

interface SessionSubject {
  kind: 'person' | 'staff';
  id: string;
}
interface SpentToken {
  hash: string;
  at: Date;
}

/**
 * One signed-in device: a family of refresh tokens of which only SHA-256 hashes are kept.
 * `subject` is who signed in; merges do not rewrite it, they are followed when it is read.
 */
export interface SessionDocument {
  /** 128 random bits, so that nobody can guess a family in order to end it. */
  _id: string;
  subject: SessionSubject;
  /** Hashes that may be exchanged now: one, or some more while devices asked at once. */
  valid: string[];
  /** Hashes exchanged last, with the time. */
  spent: SpentToken[];
  createdAt: Date;
  usedAt: Date;
}

const IDLE_DAYS = 30;
const MOST_VALID = 4;
const MOST_SPENT = 8;

export const sessionsCollection: Collection<SessionDocument> = defineCollection<SessionDocument>(
  'identity.sessions',
  {
    _id: { type: String, match: /^[0-9a-f]{32}$/, required: true },
    subject: {
      type: part<SessionSubject>({
        kind: { type: String, enum: ['person', 'staff'], required: true },
        id: { type: String, required: true },
      }),
      required: true,
    },
    valid: { type: [{ type: String, required: true }], required: true },
    spent: {
      type: [
        part<SpentToken>({ hash: { type: String, required: true }, at: { type: Date, required: true } }),
      ],
      required: true,
    },
    createdAt: { type: Date, required: true },
    usedAt: { type: Date, required: true },
  },
  [
    { key: { 'subject.id': 1 }, serves: 'export and erasure of a person' },
    {
      key: { usedAt: 1 },
      options: { expireAfterSeconds: IDLE_DAYS * 86_400 },
      serves: 'end of sessions that stood idle for 30 days',
    },
  ],
);

/** Reads and writes of sessions. */
export function sessionsOf({ connection, db }: Pick<Mongo, 'connection' | 'db'>) {
  const sessions = modelOf(connection, sessionsCollection);
  const native = db.collection<SessionDocument>(sessionsCollection.name);
  const alive = (now: Date) => ({ $gt: new Date(now.getTime() - IDLE_DAYS * 86_400_000) });
  return {
    async insert(session: SessionDocument): Promise<void> {
      await sessions.create(session);
    },
    find: (id: string, now: Date): Promise<SessionDocument | null> =>
      sessions.findOne({ _id: id, usedAt: alive(now) }).lean<SessionDocument>(),
    ofSubjects: (ids: readonly string[]): AsyncIterable<SessionDocument> =>
      sessions
        .find({ 'subject.id': { $in: ids } })
        .lean<SessionDocument>()
        .cursor(),

    /** Exchanges a valid hash for a new one. Null when it is not valid. */
    rotate: (id: string, hash: string, next: string, now: Date): Promise<SessionDocument | null> =>
      native.findOneAndUpdate(
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
    forgive: (
      id: string,
      hash: string,
      next: string,
      since: Date,
      now: Date,
    ): Promise<SessionDocument | null> =>
      sessions
        .findOneAndUpdate(
          { _id: id, spent: { $elemMatch: { hash, at: { $gte: since } } } },
          { $push: { valid: { $each: [next], $slice: -MOST_VALID } }, $set: { usedAt: now } },
          { returnDocument: 'after' },
        )
        .lean<SessionDocument>(),

    async end(id: string): Promise<void> {
      await sessions.deleteOne({ _id: id });
    },
    async endBy(id: string, hash: string): Promise<void> {
      await sessions.deleteOne({ _id: id, $or: [{ valid: hash }, { 'spent.hash': hash }] });
    },
    hasAny: async (id: string): Promise<boolean> => (await sessions.exists({ 'subject.id': id })) !== null,
    async endOf(ids: readonly string[]): Promise<void> {
      await sessions.deleteMany({ 'subject.id': { $in: ids } });
    },
  };
}
export type Sessions = ReturnType<typeof sessionsOf>;
