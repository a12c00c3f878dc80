import type { personExport } from '@wanglai/contract';
import type { z } from 'zod';
import type { Ctx, PersonActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { presentConsents, presentMe } from '../identity.present';
import { idsOf } from '../people';
import type { Store } from '../store';

/** Everything that is kept about a person under each id they ever had, one list per kind of record. */
export async function exportMe(store: Store, ctx: Ctx<PersonActor>): Promise<z.output<typeof personExport>> {
  const person = await store.people.current(ctx.actor.id);
  if (!person) throw new AppError('auth.invalid-token');
  const ids = idsOf(person);
  const records = Object.fromEntries(
    await Promise.all(store.ports.records.map(async (kind) => [kind.name, await kind.export(ids)] as const)),
  );
  return {
    exportedAt: ctx.now().toISOString(),
    person: presentMe(person),
    consents: presentConsents(person),
    records: { ...(await ownRecords(store, ids)), ...records },
  };
}

/** What this room keeps beside the person's card. */
async function ownRecords(store: Store, ids: readonly string[]): Promise<Record<string, unknown[]>> {
  const [profiles, sessions, audit] = await Promise.all([
    store.people.find(ids),
    store.sessions.ofSubjects(ids),
    store.audit.ofSubjects(ids),
  ]);
  return {
    profiles,
    sessions: sessions.map(({ createdAt, usedAt }) => ({ createdAt, usedAt })),
    'staff-actions': audit.map(({ at, action }) => ({ at, action })),
  };
}
