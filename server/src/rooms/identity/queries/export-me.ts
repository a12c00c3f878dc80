import type { personExport } from '@wanglai/contract';
import type { z } from 'zod';
import type { Ctx, PersonActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { presentConsents, presentMe } from '../identity.present';
import { recordsOfOthers } from '../other-rooms';
import type { Parts } from '../parts';
import { idsOf } from '../people';

/** Everything that is kept about a person under each id they ever had, one list per kind of record. */
export async function exportMe(parts: Parts, ctx: Ctx<PersonActor>): Promise<z.output<typeof personExport>> {
  const person = await parts.people.current(ctx.actor.id);
  if (!person) throw new AppError('auth.invalid-token');
  const ids = idsOf(person);
  const kinds = [...parts.records, ...recordsOfOthers(parts.platform.house)];
  const records = Object.fromEntries(
    await Promise.all(kinds.map(async (kind) => [kind.name, await kind.export(ids)] as const)),
  );
  return {
    exportedAt: ctx.now().toISOString(),
    person: presentMe(person),
    consents: presentConsents(person),
    records,
  };
}
