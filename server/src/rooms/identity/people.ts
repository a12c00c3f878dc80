import type { Purpose } from '@wanglai/contract';
import type {
  GrantChange,
  PageQuery,
  PeopleStore,
  PersonAdmission,
  PersonRecord,
} from './models/person.model';

/** What other rooms may ask about people. */
export interface People {
  /** One query; as stored, merges are not followed. */
  find(ids: readonly string[]): Promise<PersonRecord[]>;
  /** The same for the stream, which asks in every commit: only what it needs. */
  admissions(ids: readonly string[]): Promise<PersonAdmission[]>;
  /** The person of an id today: merges are followed. Null when there is none (any more). */
  get(id: string): Promise<PersonRecord | null>;
  /** They, and whoever they became, were seen at this time; never moves back. */
  touch(ids: readonly string[], at: Date): Promise<void>;
  /** Last seen first; those merged into others are left out. */
  page(query: PageQuery): Promise<PersonRecord[]>;
  /** Grants or withdraws, atomically, with a line of history unless nothing changes. Null when there is no such person. */
  setGrant(id: string, purpose: Purpose, change: GrantChange): Promise<PersonRecord | null>;
  /** Every id this person ever had: the own one and those of people merged into this one. */
  idsOf(person: Pick<PersonRecord, '_id' | 'mergedFrom'>): string[];
}

export const idsOf = (person: Pick<PersonRecord, '_id' | 'mergedFrom'>): string[] => [
  person._id,
  ...person.mergedFrom.map(({ id }) => id),
];

export function createPeople(store: PeopleStore): People {
  const get = async (id: string): Promise<PersonRecord | null> => {
    const person = await store.current(id);
    if (!person) return null;
    const { keys, nameGrams, pending, ...record } = person;
    return record;
  };
  return {
    find: (ids) => store.find(ids),
    admissions: (ids) => store.admissions(ids),
    get,
    touch: (ids, at) => store.touch(ids, at),
    page: (query) => store.page(query),
    idsOf,
    async setGrant(id, purpose, change) {
      // A merge may pass between looking and writing; then the write finds nobody and goes where the person went.
      for (;;) {
        const before = await get(id);
        if (!before) return null;
        await store.setGrant(before._id, purpose, change);
        const after = await get(id);
        if (!after || after._id === before._id) return after;
      }
    },
  };
}
