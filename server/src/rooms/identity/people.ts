import type { Purpose } from '@wanglai/contract';
import type { Actor } from '../../platform/context';
import type { Admissions } from './admissions';
import type { PageQuery, StoredPeople } from './models/person.model';
import type { GrantChange, PersonAdmission, PersonRecord } from './models/person.schema';
import { mustBeTold } from './rules/purposes-of-facts';

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
  /**
   * Grants or withdraws, atomically, with a line of history unless nothing changes. Null when there is no such person.
   * When it resolves, the stream goes by it in every process.
   */
  setGrant(id: string, purpose: Purpose, change: GrantChange): Promise<PersonRecord | null>;
  /** Every id this person ever had: the own one and those of people merged into this one. */
  idsOf(person: Pick<PersonRecord, '_id' | 'mergedFrom'>): string[];
  /** Every id of the person whom an id means today; the id alone when it means nobody. */
  everyIdOf(id: string): Promise<string[]>;
  /** Every id under which somebody may have left something as a consumer; none for staff and strangers. */
  idsOfActor(actor: Actor): Promise<string[]>;
}

export const idsOf = (person: Pick<PersonRecord, '_id' | 'mergedFrom'>): string[] => [
  person._id,
  ...person.mergedFrom.map(({ id }) => id),
];

export function createPeople(stored: StoredPeople, admissions: Admissions): People {
  const get = async (id: string): Promise<PersonRecord | null> => {
    const person = await stored.current(id);
    if (!person) return null;
    const { keys, nameGrams, pending, ...record } = person;
    return record;
  };
  const everyIdOf = async (id: string): Promise<string[]> => {
    const person = await stored.current(id);
    return person ? idsOf(person) : [id];
  };
  return {
    find: (ids) => stored.find(ids),
    admissions: (ids, at) => admissions.of(ids, at),
    get,
    page: (query) => stored.page(query),
    idsOf,
    everyIdOf,
    idsOfActor: async (actor) => (actor.kind === 'person' ? everyIdOf(actor.id) : []),
    async setGrant(id, purpose, change) {
      // A merge may pass between looking and writing; then the write finds nobody and goes where the person went.
      for (;;) {
        const before = await get(id);
        if (!before) return null;
        await stored.setGrant(before._id, purpose, change);
        if (mustBeTold(purpose, change.granted)) await admissions.changed([before._id]);
        const after = await get(id);
        if (!after || after._id === before._id) return after;
      }
    },
  };
}
