import type { Consent } from '@wanglai/contract';
import { may } from '../../../platform/abilities';
import type { Ctx, PersonActor, StaffActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { type People, presentConsents } from '../../identity';

export async function readMyConsents(ctx: Ctx<PersonActor>, people: People): Promise<Consent[]> {
  const person = await people.get(ctx.actor.id);
  if (!person) throw new AppError('auth.invalid-token');
  return presentConsents(person);
}

/** Whoever turns to a person must know what they allow. Throws `auth.forbidden`, `person.not-found`. */
export async function readConsentsOf(ctx: Ctx<StaffActor>, people: People, id: string): Promise<Consent[]> {
  if (!may(ctx.actor, 'consent.see')) throw new AppError('auth.forbidden');
  const person = await people.get(id);
  if (!person) throw new AppError('person.not-found');
  return presentConsents(person);
}
