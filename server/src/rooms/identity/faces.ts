import type { StaffSummary } from '@wanglai/contract';
import { LRUCache } from 'lru-cache';
import type { People } from './people';

/** Who somebody is, to be shown beside what they wrote. */
export interface Face {
  id: string;
  name: string;
  avatar: string | null;
}

/** Faces that were looked up; an id that nobody bears has no name. */
export interface KnownFaces {
  /** The person of an id as of today, merges followed. */
  person(id: string): Face;
  /** Every id that this person ever had. */
  idsOf(id: string): string[];
  staff(id: string): Pick<StaffSummary, 'id' | 'name'>;
}

export interface Faces {
  /** People in one query, staff from a memory of one minute. */
  of(asked: { people?: Iterable<string>; staff?: Iterable<string> }): Promise<KnownFaces>;
}

const STAFF_KEPT_MS = 60_000;
const MOST_STAFF = 500;

export function createFaces(
  people: Pick<People, 'find' | 'get' | 'idsOf'>,
  directory: { get(id: string): Promise<StaffSummary | null> },
): Faces {
  const staff = new LRUCache<string, StaffSummary>({ max: MOST_STAFF, ttl: STAFF_KEPT_MS });

  async function peopleOf(ids: string[]): Promise<Map<string, { face: Face; ids: string[] }>> {
    if (!ids.length) return new Map();
    const found = await people.find(ids);
    const known = await Promise.all(
      found.map(async (stored) => {
        const person = stored.mergedInto ? ((await people.get(stored._id)) ?? stored) : stored;
        const { _id: id, name, avatar } = person;
        return [stored._id, { face: { id, name, avatar }, ids: people.idsOf(person) }] as const;
      }),
    );
    return new Map(known);
  }

  async function staffOf(ids: string[]): Promise<Map<string, StaffSummary>> {
    const found = await Promise.all(
      ids.map(async (id) => {
        const member = staff.get(id) ?? (await directory.get(id));
        if (member) staff.set(id, member, { noUpdateTTL: true });
        return member;
      }),
    );
    return new Map(found.flatMap((member) => (member ? [[member.id, member] as const] : [])));
  }

  return {
    async of(asked) {
      const [persons, members] = await Promise.all([
        peopleOf([...new Set(asked.people)]),
        staffOf([...new Set(asked.staff)]),
      ]);
      return {
        person: (id) => persons.get(id)?.face ?? { id, name: '', avatar: null },
        idsOf: (id) => persons.get(id)?.ids ?? [id],
        staff: (id) => ({ id, name: members.get(id)?.name ?? '' }),
      };
    },
  };
}
