import type { Me, PersonOfStaff } from '@wanglai/contract';
import { asSeenBy } from '../../../platform/abilities';
import type { Ctx, PersonActor, StaffActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { FIELDS_OF_PERSON } from '../identity.policy';
import { presentMe } from '../identity.present';
import type { Parts } from '../parts';

export async function readMe(parts: Parts, ctx: Ctx<PersonActor>): Promise<Me> {
  const person = await parts.people.current(ctx.actor.id);
  if (!person) throw new AppError('auth.invalid-token');
  return presentMe(person);
}

/** For any member of staff, as far as their work needs it. Who was merged is shown as who they became. Throws `person.not-found`. */
export async function readPerson(parts: Parts, ctx: Ctx<StaffActor>, id: string): Promise<PersonOfStaff> {
  const person = await parts.people.current(id);
  if (!person) throw new AppError('person.not-found');
  return asSeenBy(ctx.actor.abilities, presentMe(person), FIELDS_OF_PERSON);
}
