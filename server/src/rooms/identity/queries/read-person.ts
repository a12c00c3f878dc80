import type { Me } from '@wanglai/contract';
import type { Ctx, PersonActor, StaffActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { presentMe } from '../identity.present';
import type { Parts } from '../parts';

export async function readMe(parts: Parts, ctx: Ctx<PersonActor>): Promise<Me> {
  const person = await parts.people.current(ctx.actor.id);
  if (!person) throw new AppError('auth.invalid-token');
  return presentMe(person);
}

/** For any member of staff. Who was merged is shown as who they became. */
export async function readPerson(parts: Parts, _ctx: Ctx<StaffActor>, id: string): Promise<Me> {
  const person = await parts.people.current(id);
  if (!person) throw new AppError('person.not-found');
  return presentMe(person);
}
