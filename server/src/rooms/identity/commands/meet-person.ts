import { AppError } from '../../../platform/errors';
import type { Met } from '../models/person.model';
import type { PersonDocument } from '../models/person.schema';
import type { Parts } from '../parts';

const ATTEMPTS = 5;

/**
 * The person whom a sign-in leads to, made by `make` if it is new. Two devices that come first at once meet the same person:
 * the unique index lets one in, the other looks again.
 */
export async function meetPerson(parts: Parts, key: string, make: () => PersonDocument): Promise<Met> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const known = await parts.people.ofKey(key);
    if (known) return known;
    const made = make();
    if (await parts.people.insert(made)) return { person: made, home: made._id };
  }
  throw new AppError('server.unavailable');
}

/** Keeps the zone that a device told at sign-in. */
export async function rememberZone(
  parts: Parts,
  person: PersonDocument,
  zone: string | undefined,
): Promise<PersonDocument> {
  if (zone === undefined || zone === person.zone) return person;
  const moved = await parts.people.update(person._id, { zone });
  if (!moved) return person;
  await parts.admissions.changed([person._id]);
  return moved;
}
