import type { Consent, Purpose } from '@wanglai/contract';
import type { Ctx, PersonActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { type People, presentConsents } from '../../identity';

/** Port: tells those who act on grants. */
export type ConsentChanged = (personId: string, purpose: Purpose, granted: boolean) => Promise<void>;

/**
 * Grants or withdraws a purpose for oneself. When it returns, everybody who acts on grants knows.
 * They are told also when nothing changed: the first telling may have been cut short by a crash.
 */
export async function setConsent(
  ctx: Ctx<PersonActor>,
  deps: { people: People; changed: ConsentChanged },
  { purpose, granted }: { purpose: Purpose; granted: boolean },
): Promise<Consent> {
  const person = await deps.people.setGrant(ctx.actor.id, purpose, { granted, at: ctx.now(), via: 'app' });
  if (!person) throw new AppError('auth.invalid-token');
  await deps.changed(person._id, purpose, granted);
  return presentConsents(person).find((consent) => consent.purpose === purpose)!;
}
