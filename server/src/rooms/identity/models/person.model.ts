import type { Purpose } from '@wanglai/contract';
import type { Model, QueryFilter } from 'mongoose';
import { insertOnce, modelOf } from '../../../platform/mongo/collection';
import { isDuplicate, type Mongo } from '../../../platform/mongo/connect';
import { surplusOf } from '../rules/kept-history';
import {
  type ChannelIdentity,
  type GrantChange,
  type PersonAdmission,
  type PersonDocument,
  type PersonRecord,
  peopleCollection,
} from './person.schema';

export interface PageQuery {
  grams?: string[];
  before?: { at: Date; id: string };
  limit: number;
}

/** Somebody who has signed in: who they are today, and as whom they did. They are two after a merge. */
export interface Met {
  person: PersonDocument;
  home: string;
}

/** Merges into merged people form chains; a longer one than this is a fault. */
const LONGEST_CHAIN = 16;
const asRecord = { keys: 0, nameGrams: 0, pending: 0 } as const;

/** Takes the lines that are too many out of a history. Cut short, the next change does it. */
export async function forgetSurplus(
  people: Model<PersonDocument>,
  { _id, grantHistory }: Pick<PersonDocument, '_id' | 'grantHistory'>,
): Promise<void> {
  for (const { purpose, granted, at } of surplusOf(grantHistory))
    await people.updateOne({ _id }, { $pull: { grantHistory: { purpose, granted, at } } });
}

/** Reads and writes of people. Plain objects, no decisions. */
export function peopleOf({ connection, db }: Pick<Mongo, 'connection' | 'db'>) {
  const people = modelOf(connection, peopleCollection);
  const native = db.collection<PersonDocument>(peopleCollection.name);

  const stored = (id: string): Promise<PersonDocument | null> => people.findById(id).lean<PersonDocument>();

  async function follow(start: PersonDocument | null): Promise<PersonDocument | null> {
    let person = start;
    for (let hops = 0; person?.mergedInto !== undefined; hops++) {
      if (hops === LONGEST_CHAIN) throw new Error(`A chain of merges from ${start!._id} does not end`);
      person = await stored(person.mergedInto);
    }
    return person;
  }

  return {
    stored,
    /** The person of an id today: merges are followed. */
    current: async (id: string): Promise<PersonDocument | null> => follow(await stored(id)),
    /** The person whom a sign-in leads to today, and the id of the one whose sign-in it is. */
    async ofKey(key: string): Promise<Met | null> {
      const home = await people.findOne({ keys: key }).lean<PersonDocument>();
      const person = await follow(home);
      return home && person && { person, home: home._id };
    },

    /** False when somebody else just took one of its keys. */
    insert: (person: PersonDocument): Promise<boolean> => insertOnce(people, person),

    /** Hangs a new sign-in on a person. False when the person went away or somebody else has the key. */
    async attach(id: string, identity: ChannelIdentity): Promise<boolean> {
      try {
        const { matchedCount } = await people.updateOne(
          { _id: id, mergedInto: { $exists: false }, pending: { $exists: false } },
          { $addToSet: { keys: identity.key, identities: identity } },
        );
        return matchedCount === 1;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },

    update: (id: string, set: Partial<PersonDocument>): Promise<PersonDocument | null> =>
      people
        .findOneAndUpdate(
          { _id: id, mergedInto: { $exists: false } },
          { $set: set },
          { returnDocument: 'after' },
        )
        .lean<PersonDocument>(),

    find: (ids: readonly string[]): Promise<PersonRecord[]> =>
      people.find({ _id: { $in: ids } }, asRecord).lean<PersonRecord[]>(),

    /** Native, because the stream asks with every commit. */
    admissions: (ids: readonly string[]): Promise<PersonAdmission[]> =>
      native
        .find({ _id: { $in: [...ids] } })
        .project<PersonAdmission>({ zone: 1, grants: 1, mergedInto: 1, mergedFrom: 1, lastSeenAt: 1 })
        .toArray(),

    /** They, and whoever they became, were seen at this time; never moves back. */
    async touch(ids: readonly string[], at: Date): Promise<void> {
      const merged = await people
        .find({ _id: { $in: ids }, mergedInto: { $exists: true } }, { mergedInto: 1 })
        .lean<{ mergedInto: string }[]>();
      const became = await Promise.all(merged.map(({ mergedInto }) => this.current(mergedInto)));
      const roots = became.flatMap((person) => (person ? [person._id] : []));
      await people.updateMany({ _id: { $in: [...ids, ...roots] } }, { $max: { lastSeenAt: at } });
    },

    page({ grams, before, limit }: PageQuery): Promise<PersonRecord[]> {
      const filter: QueryFilter<PersonDocument> = { mergedInto: { $exists: false } };
      if (grams?.length) filter.nameGrams = { $all: grams };
      if (before)
        filter.$or = [{ lastSeenAt: { $lt: before.at } }, { lastSeenAt: before.at, _id: { $lt: before.id } }];
      return people
        .find(filter, asRecord)
        .sort({ lastSeenAt: -1, _id: -1 })
        .limit(limit)
        .lean<PersonRecord[]>();
    },

    /**
     * Writes a grant and its line of history in one write; nothing when it stands so already. The first answer is written
     * down also when it is a no: who has refused is not one who was never asked.
     */
    async setGrant(id: string, purpose: Purpose, { granted, at, via }: GrantChange): Promise<void> {
      const changed = await people
        .findOneAndUpdate(
          {
            _id: id,
            mergedInto: { $exists: false },
            $or: [{ [`grants.${purpose}`]: !granted }, { 'grantHistory.purpose': { $ne: purpose } }],
          },
          {
            $set: { [`grants.${purpose}`]: granted },
            $push: { grantHistory: { purpose, granted, at, via } },
          },
          { returnDocument: 'after', projection: { grantHistory: 1 } },
        )
        .lean<Pick<PersonDocument, '_id' | 'grantHistory'>>();
      if (changed) await forgetSurplus(people, changed);
    },
  };
}
export type StoredPeople = ReturnType<typeof peopleOf>;
