import type { Consent } from '@wanglai/contract';
import type { Ctx, PersonActor, StaffActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { type People, presentConsents } from '../../identity';

export async function readMyConsents(ctx: Ctx<PersonActor>, people: People): Promise<Consent[]> {
  const person = await people.get(ctx.actor.id);
  if (!person) throw new AppError('auth.invalid-token');
  return presentConsents(person);
}

/** For any member of staff: whoever serves a person must know what they allow. */
export async function readConsentsOf(_ctx: Ctx<StaffActor>, people: People, id: string): Promise<Consent[]> {
  const person = await people.get(id);
  if (!person) throw new AppError('person.not-found');
  return presentConsents(person);
}
