import type { Consent, Purpose } from '@wanglai/contract';
import type { Ctx, PersonActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import type { House } from '../../../platform/room';
import { type People, presentConsents, tellRooms } from '../../identity';

/**
 * Grants or withdraws a purpose for oneself. When it returns, every room that acts on grants knows.
 * They are told also when nothing changed: the first telling may have been cut short by a crash.
 */
export async function setConsent(
  ctx: Ctx<PersonActor>,
  deps: { people: People; house: House },
  { purpose, granted }: { purpose: Purpose; granted: boolean },
): Promise<Consent> {
  const person = await deps.people.setGrant(ctx.actor.id, purpose, { granted, at: ctx.now(), via: 'app' });
  if (!person) throw new AppError('auth.invalid-token');
  const change = { personId: person._id, purpose, granted };
  await tellRooms(deps.house, change, ({ consentChanged }) => consentChanged);
  return presentConsents(person).find((consent) => consent.purpose === purpose)!;
}
