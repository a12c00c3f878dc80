import type { AnyBulkWriteOperation, Db, Collection as Documents, Filter } from 'mongodb';
import type { Announcement, Announcing } from './announcements';
import { type Collection, defineCollection, type Index, type Keys, outbox, part } from './mongo/collection';
import { isDuplicate } from './mongo/connect';
import { type Bearer, movesOf } from './united-flags';

/** Flags that are set, each with the instant since when. */
export type Flags<F extends string> = Partial<Record<F, Date>>;

/** What one person left on one subject: likes and keeps a content, follows a person. */
export interface Mark<F extends string> extends Announcing {
  /** `<personId>:<subjectId>` */
  _id: string;
  personId: string;
  subjectId: string;
  /** What is set, and counts. */
  flags: Flags<F>;
  /** What is set, and counts under another id of the same person; after a split it counts here. */
  again?: Flags<F>;
  /** When the person last changed something of it. */
  updatedAt: Date;
}

export const markId = (personId: string, subjectId: string): string => `${personId}:${subjectId}`;

/**
 * Defines the collection `<room>.marks`. `listed`: flags of which people read a list of their own. `more`: what the room
 * keeps in a mark beside its flags; none of it may be required.
 */
export function defineMarks<F extends string, More extends object = object>(
  room: string,
  { flags, listed = [], more }: { flags: readonly F[]; listed?: readonly F[]; more?: Keys<More> },
): Collection<Mark<F> & More> {
  const each = Object.fromEntries(flags.map((flag) => [flag, { type: Date }]));
  const since = part<Flags<F>>(each as unknown as Keys<Flags<F>>);
  const keys: Record<keyof Mark<F>, object> = {
    _id: { type: String, required: true },
    personId: { type: String, required: true },
    subjectId: { type: String, required: true },
    flags: { type: since, required: true },
    again: { type: since },
    updatedAt: { type: Date, required: true },
    outbox,
  };
  return defineCollection<Mark<F> & More>(
    `${room}.marks`,
    { ...keys, ...more } as unknown as Keys<Mark<F> & More>,
    [
      {
        key: { subjectId: 1, ...Object.fromEntries(flags.map((flag) => [`flags.${flag}`, 1 as const])) },
        serves: 'how many people have set each flag on a subject',
      },
      {
        key: { personId: 1, updatedAt: -1 },
        serves: 'what a person left last; merges and splits; export; erasure',
      },
      ...listed.map(
        (flag): Index => ({
          key: { personId: 1, [`flags.${flag}`]: -1, _id: -1 },
          options: { partialFilterExpression: { [`flags.${flag}`]: { $exists: true } } },
          serves: `what a person has ${flag}, newest first`,
        }),
      ),
    ],
  );
}

export interface Marks<F extends string, M extends Mark<F> = Mark<F>> {
  /** What a person under any of their ids left on these subjects. */
  of(personIds: readonly string[], subjectIds: readonly string[]): Promise<M[]>;
  /** Sets a flag, with the fact that tells of it. False when it was set under this id before. */
  set(personId: string, subjectId: string, flag: F, at: Date, told?: Announcement): Promise<boolean>;
  /** Takes a flag back under each of a person's ids. False when it was not set. */
  clear(personIds: readonly string[], subjectId: string, flag: F, at: Date): Promise<boolean>;
  /** A person's marks, last touched first. */
  latest(personIds: readonly string[], limit: number): Promise<M[]>;
  /** All of them in that order. */
  all(personIds: readonly string[]): AsyncIterable<M>;
  /** A person's marks on which a listed flag is set, newest first; each subject once. */
  listed(
    personIds: readonly string[],
    flag: F,
    before: { at: Date; id: string } | undefined,
    limit: number,
  ): Promise<M[]>;
  /** How many people have set each flag; subjects that nobody has marked are left out. */
  counts(subjectIds: readonly string[]): Promise<Map<string, Record<F, number>>>;
  /**
   * Lets each flag that a person has set on a subject under several ids count once. To be called with every id of a
   * person after a merge, and with those of each of the two after a split. Runs again safely. Returns the subjects of
   * which something changed.
   */
  unite(personIds: readonly string[]): Promise<string[]>;
  erase(personIds: readonly string[]): Promise<void>;
}

/** Reads and writes of a room's marks. By bare commands: they are upserts, counts and bulk writes, and read many at a time. */
export function marksOf<F extends string, More extends object>(
  db: Db,
  { name }: Collection<Mark<F> & More>,
  flags: readonly F[],
): Marks<F, Mark<F> & More> {
  type M = Mark<F> & More;
  // Flags are told by variables here, which the type of one mark cannot follow.
  const marks = db.collection<Mark<string>>(name);
  const ofPeople = (personIds: readonly string[]) => ({ personId: { $in: [...personIds] } });
  const found = (filter: Filter<Mark<string>>) => marks.find(filter).project<M>({ outbox: 0 });
  return {
    of: (personIds, subjectIds) =>
      found({
        _id: { $in: personIds.flatMap((person) => subjectIds.map((subject) => markId(person, subject))) },
      }).toArray(),
    async set(personId, subjectId, flag, at, told) {
      try {
        const { modifiedCount, upsertedCount } = await marks.updateOne(
          { _id: markId(personId, subjectId), [`flags.${flag}`]: { $exists: false } },
          {
            $set: { [`flags.${flag}`]: at, updatedAt: at },
            $unset: { [`again.${flag}`]: 1 },
            $setOnInsert: { personId, subjectId },
            ...(told && { $push: { outbox: told } }),
          },
          { upsert: true },
        );
        return modifiedCount + upsertedCount > 0;
      } catch (error) {
        // The mark is there with its flag set, so the filter missed it and the insertion met it.
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    async clear(personIds, subjectId, flag, at) {
      const [here, elsewhere] = [`flags.${flag}`, `again.${flag}`];
      const { modifiedCount } = await marks.updateMany(
        {
          _id: { $in: personIds.map((person) => markId(person, subjectId)) },
          $or: [{ [here]: { $exists: true } }, { [elsewhere]: { $exists: true } }],
        },
        { $set: { updatedAt: at }, $unset: { [here]: 1, [elsewhere]: 1 } },
      );
      return modifiedCount > 0;
    },
    latest: (personIds, limit) => found(ofPeople(personIds)).sort({ updatedAt: -1 }).limit(limit).toArray(),
    all: (personIds) => found(ofPeople(personIds)).sort({ updatedAt: -1 }),
    listed(personIds, flag, before, limit) {
      const since = `flags.${flag}`;
      const below = before && {
        $or: [{ [since]: { $lt: before.at } }, { [since]: before.at, _id: { $lt: before.id } }],
      };
      return found({ ...ofPeople(personIds), [since]: { $exists: true }, ...below })
        .sort({ [since]: -1, _id: -1 })
        .limit(limit)
        .toArray();
    },
    async counts(subjectIds) {
      const sums = flags.map((flag) => [
        flag,
        { $sum: { $cond: [{ $gt: [`$flags.${flag}`, null] }, 1, 0] } },
      ]);
      const counted = marks.aggregate<{ _id: string } & Record<F, number>>([
        { $match: { subjectId: { $in: [...subjectIds] } } },
        // No more than what the index holds.
        {
          $project: {
            _id: 0,
            subjectId: 1,
            ...Object.fromEntries(flags.map((flag) => [`flags.${flag}`, 1])),
          },
        },
        { $group: { _id: '$subjectId', ...Object.fromEntries(sums) } },
      ]);
      return new Map((await counted.toArray()).map((one) => [one._id, one]));
    },
    unite: (personIds) => unite(marks, flags, personIds),
    erase: async (personIds) => void (await marks.deleteMany(ofPeople(personIds))),
  };
}

async function unite(
  marks: Documents<Mark<string>>,
  flags: readonly string[],
  personIds: readonly string[],
): Promise<string[]> {
  const shared = marks.aggregate<{ _id: string; marks: Bearer[] }>([
    { $match: { personId: { $in: [...personIds] } } },
    { $group: { _id: '$subjectId', marks: { $push: { _id: '$_id', flags: '$flags', again: '$again' } } } },
    { $match: { $or: [{ 'marks.1': { $exists: true } }, { 'marks.again': { $exists: true } }] } },
  ]);
  const changed: string[] = [];
  for await (const subject of shared) {
    const moves = movesOf(subject.marks, flags);
    if (!moves.length) continue;
    changed.push(subject._id);
    const writes = moves.map(
      ({ _id, flag, at, from, to }): AnyBulkWriteOperation<Mark<string>> => ({
        updateOne: {
          // What the person takes back meanwhile stays taken back.
          filter: { _id, [`${from}.${flag}`]: at },
          update: { $set: { [`${to}.${flag}`]: at }, $unset: { [`${from}.${flag}`]: 1 } },
        },
      }),
    );
    await marks.bulkWrite(writes);
  }
  return changed;
}
