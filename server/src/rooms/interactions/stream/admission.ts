import type { People } from '../../identity';
import type { Admission, Arrival, Describe } from '../commands/record-interactions';
import type { Parcel } from './writer';

const TOUCH_MS = 5 * 60_000;

/** Looks up everybody a commit is about, as they stand now, in one query: a withdrawn grant counts from its very reply on. */
export function admitWith(people: People, describe: Describe, now: () => Date) {
  return async (arrivals: readonly Arrival[]): Promise<Parcel[]> => {
    const ids = new Set<string>();
    for (const { personId } of arrivals) if (personId) ids.add(personId);
    const { admissions, unseen } = await admissionsOf(people, [...ids], now());
    const receivedAt = now();
    if (unseen.length) people.touch(unseen, receivedAt).catch(() => {});
    const parcels: Parcel[] = [];
    for (const arrival of arrivals) {
      const parcel = arrival.parcel(
        arrival.personId ? admissions.get(arrival.personId) : undefined,
        receivedAt,
        describe,
      );
      if (parcel) parcels.push(parcel);
    }
    return parcels;
  };
}

async function admissionsOf(people: People, ids: string[], now: Date) {
  const admissions = new Map<string, Admission>();
  const unseen: string[] = [];
  const merged: { from: string; into: string }[] = [];
  for (const person of ids.length ? await people.admissions(ids) : []) {
    if (person.mergedInto) merged.push({ from: person._id, into: person.mergedInto });
    else admissions.set(person._id, { id: person._id, zone: person.zone, granted: person.grants.service });
    if ((person.lastSeenAt?.getTime() ?? 0) < now.getTime() - TOUCH_MS) unseen.push(person._id);
  }
  for (const { from, into } of merged) {
    // Rare: a device that still holds the token of before its sign-in.
    const person = await people.get(into);
    if (person) admissions.set(from, { id: person._id, zone: person.zone, granted: person.grants.service });
  }
  return { admissions, unseen };
}
