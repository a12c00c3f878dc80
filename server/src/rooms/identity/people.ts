import type { Purpose } from '@wanglai/contract';
import type { Admissions } from './admissions';
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
  /** What the stream must know of them, mostly from memory; notes that they were seen at this time. */
  admissions(ids: readonly string[], at: Date): Promise<PersonAdmission[]>;
  /** The person of an id today: merges are followed. Null when there is none (any more). */
  get(id: string): Promise<PersonRecord | null>;
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

export function createPeople(store: PeopleStore, admissions: Admissions): People {
  const get = async (id: string): Promise<PersonRecord | null> => {
    const person = await store.current(id);
    if (!person) return null;
    const { keys, nameGrams, pending, ...record } = person;
    return record;
  };
  return {
    find: (ids) => store.find(ids),
    admissions: (ids, at) => admissions.of(ids, at),
    get,
    page: (query) => store.page(query),
    idsOf,
    async setGrant(id, purpose, change) {
      // A merge may pass between looking and writing; then the write finds nobody and goes where the person went.
      for (;;) {
        const before = await get(id);
        if (!before) return null;
        await store.setGrant(before._id, purpose, change);
        if (purpose === 'service' && !change.granted) await admissions.changed([before._id]);
        const after = await get(id);
        if (!after || after._id === before._id) return after;
      }
    },
  };
}
