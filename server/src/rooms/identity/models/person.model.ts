import { type Locale, PURPOSES, type Purpose } from '@wanglai/contract';
import type { Db, Document, Filter } from 'mongodb';
import { isDuplicate } from '../../../platform/mongo/connect';
import type { Index } from '../../../platform/mongo/indexes';

export type Channel = 'visitor' | 'wechat' | 'alipay' | 'demo';
export interface ChannelIdentity {
  channel: Channel;
  key: string;
}
export interface GrantChange {
  granted: boolean;
  at: Date;
  /** Where the change came from: `app`, `merge`, `demo`. */
  via: string;
}

/** The little that the stream must know of a person. */
export type PersonAdmission = Pick<
  PersonRecord,
  '_id' | 'zone' | 'mergedInto' | 'mergedFrom' | 'lastSeenAt'
> & {
  grants: Pick<PersonRecord['grants'], 'service'>;
};

/** A person as other rooms see them. */
export interface PersonRecord {
  _id: string;
  name: string;
  avatar: string | null;
  zone: string;
  locale: Locale;
  quietHours: { from: number; to: number } | null;
  /** Every sign-in that leads here, also by way of people merged into this one. */
  identities: ChannelIdentity[];
  grants: Record<Purpose, boolean>;
  /** Oldest first, the last 200. */
  grantHistory: ({ purpose: Purpose } & GrantChange)[];
  mergedInto?: string;
  /** Everybody who became this person, also by way of others. */
  mergedFrom: { id: string; at: Date }[];
  createdAt: Date;
  lastSeenAt: Date | null;
}

/** A merge that has begun and not ended; see commands/merge-people.ts. */
export interface PendingMerge {
  kind: 'merge' | 'split';
  into: string;
  since: Date;
}

export interface PersonDocument extends PersonRecord {
  /** Keys of the sign-ins whose home is this document: unique, and never moved, so that a merge can be undone. */
  keys: string[];
  nameGrams: string[];
  pending?: PendingMerge;
}

export interface PageQuery {
  grams?: string[];
  before?: { at: Date; id: string };
  limit: number;
}

const COLLECTION = 'people';
const HISTORY = 200;
/** Merges into merged people form chains; a longer one than this is a fault. */
const LONGEST_CHAIN = 16;
const asRecord = { keys: 0, nameGrams: 0, pending: 0 } as const;

export const personIndexes: readonly Index[] = [
  {
    collection: COLLECTION,
    key: { keys: 1 },
    options: { unique: true },
    serves: 'sign-in; one person per sign-in',
  },
  { collection: COLLECTION, key: { lastSeenAt: -1, _id: -1 }, serves: 'list of people, last seen first' },
  {
    collection: COLLECTION,
    key: { nameGrams: 1, lastSeenAt: -1, _id: -1 },
    serves: 'search of people by name, last seen first',
  },
  {
    collection: COLLECTION,
    key: { 'mergedFrom.id': 1 },
    options: { partialFilterExpression: { 'mergedFrom.id': { $exists: true } } },
    serves: 'erasure and split: who holds an id among those merged into them',
  },
  {
    collection: COLLECTION,
    key: { mergedInto: 1 },
    options: { partialFilterExpression: { mergedInto: { $exists: true } } },
    serves: 'erasure: who was merged into an id',
  },
  {
    collection: COLLECTION,
    key: { 'pending.since': 1 },
    options: { partialFilterExpression: { 'pending.since': { $exists: true } } },
    serves: 'repair of merges that were cut short',
  },
];

export const noGrants = (): Record<Purpose, boolean> =>
  Object.fromEntries(PURPOSES.map((purpose) => [purpose, false])) as Record<Purpose, boolean>;

/** Reads and writes of people. Plain objects, no decisions. */
export function peopleIn(db: Db) {
  const people = db.collection<PersonDocument>(COLLECTION);

  async function follow(start: PersonDocument | null): Promise<PersonDocument | null> {
    let person = start;
    for (let hops = 0; person?.mergedInto !== undefined; hops++) {
      if (hops === LONGEST_CHAIN) throw new Error(`A chain of merges from ${start!._id} does not end`);
      person = await people.findOne({ _id: person.mergedInto });
    }
    return person;
  }

  return {
    collection: people,
    stored: (id: string) => people.findOne({ _id: id }),
    /** The person of an id today: merges are followed. */
    current: async (id: string) => follow(await people.findOne({ _id: id })),
    /** The person whom a sign-in leads to today. */
    ofKey: async (key: string) => follow(await people.findOne({ keys: key })),

    /** False when somebody else just took one of its keys. */
    async insert(person: PersonDocument): Promise<boolean> {
      try {
        await people.insertOne(person);
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },

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

    update: (id: string, set: Partial<PersonDocument>) =>
      people.findOneAndUpdate(
        { _id: id, mergedInto: { $exists: false } },
        { $set: set },
        { returnDocument: 'after' },
      ),

    find: (ids: readonly string[]): Promise<PersonRecord[]> =>
      people
        .find({ _id: { $in: [...ids] } })
        .project<PersonRecord>(asRecord)
        .toArray(),

    admissions: (ids: readonly string[]): Promise<PersonAdmission[]> =>
      people
        .find({ _id: { $in: [...ids] } })
        .project<PersonAdmission>({
          zone: 1,
          'grants.service': 1,
          mergedInto: 1,
          mergedFrom: 1,
          lastSeenAt: 1,
        })
        .toArray(),

    /** They, and whoever they became, were seen at this time; never moves back. */
    async touch(ids: readonly string[], at: Date): Promise<void> {
      const them = { $in: [...ids] };
      const merged = await people
        .find({ _id: them, mergedInto: { $exists: true } })
        .project<{ mergedInto: string }>({ mergedInto: 1 })
        .toArray();
      const became = await Promise.all(merged.map(({ mergedInto }) => this.current(mergedInto)));
      const roots = became.flatMap((person) => (person ? [person._id] : []));
      await people.updateMany({ _id: { $in: [...ids, ...roots] } }, { $max: { lastSeenAt: at } });
    },

    page({ grams, before, limit }: PageQuery): Promise<PersonRecord[]> {
      const filter: Filter<PersonDocument> = { mergedInto: { $exists: false } };
      if (grams?.length) filter.nameGrams = { $all: grams };
      if (before)
        filter.$or = [{ lastSeenAt: { $lt: before.at } }, { lastSeenAt: before.at, _id: { $lt: before.id } }];
      return people
        .find(filter)
        .sort({ lastSeenAt: -1, _id: -1 })
        .limit(limit)
        .project<PersonRecord>(asRecord)
        .toArray();
    },

    /** Writes a grant and its line of history in one write; nothing when it stands so already. */
    async setGrant(id: string, purpose: Purpose, { granted, at, via }: GrantChange): Promise<void> {
      await people.updateOne(
        { _id: id, mergedInto: { $exists: false }, [`grants.${purpose}`]: !granted } as Document,
        {
          $set: { [`grants.${purpose}`]: granted },
          $push: { grantHistory: { $each: [{ purpose, granted, at, via }], $slice: -HISTORY } },
        } as Document,
      );
    },
  };
}
export type PeopleStore = ReturnType<typeof peopleIn>;
