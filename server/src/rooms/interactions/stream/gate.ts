import { Turns } from '../../../platform/turns';
import type { People, PersonAdmission } from '../../identity';
import type { Parcel } from './writer';

/** What the stream must know of a person to take facts about them. */
export interface Admission {
  id: string;
  /** Ids of people who were merged into this one. */
  formerly: readonly string[];
  zone: string;
  grants: PersonAdmission['grants'];
}

/** Facts on their way into the stream; each kind knows what becomes of it once the person is known. */
export interface Arrival {
  personId: string | null;
  /** What of it is to be stored; null when it has been answered already. `person`: undefined when there is none. */
  admit(person: Admission | undefined, receivedAt: Date): Parcel | null;
  refuse(error: unknown): void;
}

/**
 * A query or a commit costs about as much for one person's facts as for those of ten: it wakes this process, the
 * engine's listener, its workers and its journal. Ten thousand facts a second would come in six hundred of them.
 */
const PACE_MS = 10;

/**
 * The way in. Whatever arrives while one query for people is under way, or within the pace, is looked up by the next, as
 * they stand then: a withdrawn grant counts from its very reply on. So looking up the next people and storing what was
 * admitted before go side by side; all keep the order in which they came.
 */
export class Gate {
  private waiting: Arrival[] = [];
  private readonly turns = new Turns(
    () => this.waiting.length > 0,
    () => this.turn(),
    PACE_MS,
  );

  constructor(
    private readonly deps: {
      people: People;
      now(): Date;
      admitted(parcel: Parcel): void;
    },
  ) {}

  push(arrival: Arrival): void {
    this.waiting.push(arrival);
    this.turns.wake();
  }

  /** Resolves when all that has come until now is admitted or refused. */
  settle(): Promise<void> {
    return this.turns.settle();
  }

  private async turn(): Promise<void> {
    const arrivals = this.waiting.splice(0);
    try {
      await this.admit(arrivals);
    } catch (error) {
      for (const arrival of arrivals) arrival.refuse(error);
    }
  }

  private async admit(arrivals: readonly Arrival[]): Promise<void> {
    const { people, now, admitted } = this.deps;
    const ids = new Set<string>();
    for (const { personId } of arrivals) if (personId) ids.add(personId);
    const admissions = await admissionsOf(people, [...ids], now());
    const receivedAt = now();
    for (const arrival of arrivals) {
      const admission = arrival.personId ? admissions.get(arrival.personId) : undefined;
      const parcel = arrival.admit(admission, receivedAt);
      if (parcel?.facts.length) admitted(parcel);
      else parcel?.stored(new Set());
    }
  }
}

/** Whoever these ids mean today. Devices bear the id they signed in with, also after it was merged into another. */
async function admissionsOf(people: People, ids: string[], at: Date): Promise<Map<string, Admission>> {
  const known = new Map<string, PersonAdmission>();
  const asked = new Set<string>();
  for (let next = ids; next.length; ) {
    for (const id of next) asked.add(id);
    const found = await people.admissions(next, at);
    for (const person of found) known.set(person._id, person);
    const became = found.flatMap(({ mergedInto }) => mergedInto ?? []);
    next = [...new Set(became)].filter((id) => !asked.has(id));
  }
  const today = (id: string | undefined): PersonAdmission | undefined => {
    const person = id === undefined ? undefined : known.get(id);
    return person?.mergedInto === undefined ? person : today(person.mergedInto);
  };
  const admissions = new Map<string, Admission>();
  for (const id of ids) {
    const person = today(id);
    if (person) admissions.set(id, admissionOf(person));
  }
  return admissions;
}

const admissionOf = ({ _id, zone, grants, mergedFrom }: PersonAdmission): Admission => ({
  id: _id,
  formerly: mergedFrom.map(({ id }) => id),
  zone,
  grants,
});
