import type { Locale, Me } from '@wanglai/contract';
import type { Ctx, PersonActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { gramsOf } from '../../../platform/search-words';
import { presentMe } from '../identity.present';
import type { Parts } from '../parts';

export interface MePatch {
  name?: string | undefined;
  zone?: string | undefined;
  locale?: Locale | undefined;
  quietHours?: { from: number; to: number } | null | undefined;
}

/** Changes what a person says of themselves. */
export async function updateMe(parts: Parts, ctx: Ctx<PersonActor>, patch: MePatch): Promise<Me> {
  const set = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  const person = await parts.people.update(ctx.actor.id, {
    ...set,
    ...(patch.name !== undefined && { nameGrams: gramsOf(patch.name) }),
  });
  if (!person) throw new AppError('auth.invalid-token');
  if (patch.zone !== undefined) await parts.admissions.changed([person._id]);
  return presentMe(person);
}
