import { setTimeout as sleep } from 'node:timers/promises';
import type { Ctx, PersonActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { roomOf } from '../../../platform/sockets/sockets';
import { idsOf } from '../people';
import type { Store } from '../store';

const IN_FLIGHT_MS = 300;

/**
 * Erases a person under every id they ever had, from every room, and ends their sessions and connections. Nothing that holds
 * an id is left, not even that there was an erasure. One that is cut short is taken up by the repair job.
 */
export async function eraseMe(store: Store, ctx: Ctx<PersonActor>): Promise<void> {
  const person = await store.people.current(ctx.actor.id);
  if (!person) throw new AppError('auth.invalid-token');
  const ids = await everyIdOf(store, idsOf(person));
  const erasure = { _id: ctx.newId(), ids, at: ctx.now() };
  await store.erasures.begin(erasure);
  await finishErasure(store, erasure);
}

/** Also those whose merge into these was cut short before it was written on both sides. */
async function everyIdOf(store: Store, known: string[]): Promise<string[]> {
  const ids = new Set(known);
  for (let last = 0; last < ids.size; ) {
    last = ids.size;
    for (const { _id } of await store.merges.mergedInto([...ids])) ids.add(_id);
  }
  return [...ids];
}

export async function finishErasure(
  store: Store,
  { _id, ids }: { _id: string; ids: string[] },
): Promise<void> {
  // The person first: from here on nothing of theirs is admitted any more. Then what was admitted before is let through to
  // where it can be found. The second turn catches what was on its way during the first.
  await eraseEverywhere(store, ids);
  await sleep(IN_FLIGHT_MS);
  await eraseEverywhere(store, ids);
  await store.erasures.end(_id);
}

async function eraseEverywhere(store: Store, ids: readonly string[]): Promise<void> {
  await store.merges.erase(ids);
  await store.admissions.changed(ids);
  await store.sessions.endOf(ids);
  for (const id of ids) store.platform.sockets.disconnect(roomOf.person(id));
  await store.ports.settle();
  for (const records of store.ports.records) await records.erase(ids);
  await store.audit.blank(ids);
}
