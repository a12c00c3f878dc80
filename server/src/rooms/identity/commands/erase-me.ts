import { setTimeout as sleep } from 'node:timers/promises';
import type { Ctx, PersonActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { recordsOfOthers, settleRooms } from '../other-rooms';
import type { Parts } from '../parts';
import { idsOf } from '../people';

const IN_FLIGHT_MS = 300;

/**
 * Erases a person under every id they ever had, from every room, and ends their sessions and connections. Nothing that holds
 * an id is left, not even that there was an erasure. One that is cut short is taken up by the repair job.
 */
export async function eraseMe(parts: Parts, ctx: Ctx<PersonActor>): Promise<void> {
  const person = await parts.people.current(ctx.actor.id);
  if (!person) throw new AppError('auth.invalid-token');
  const ids = await withHalfMerged(parts, idsOf(person));
  const erasure = { _id: ctx.newId(), ids, at: ctx.now() };
  await parts.erasures.begin(erasure);
  await finishErasure(parts, erasure);
}

/** Also those whose merge into these was cut short before it was written on both sides. */
async function withHalfMerged(parts: Parts, known: string[]): Promise<string[]> {
  const ids = new Set(known);
  for (let last = 0; last < ids.size; ) {
    last = ids.size;
    for (const id of await parts.merges.mergedInto([...ids])) ids.add(id);
  }
  return [...ids];
}

export async function finishErasure(
  parts: Parts,
  { _id, ids }: { _id: string; ids: string[] },
): Promise<void> {
  // The person first: from here on nothing of theirs is admitted any more. Then what was admitted before is let through to
  // where it can be found. The second turn catches what was on its way during the first.
  await eraseEverywhere(parts, ids);
  await sleep(IN_FLIGHT_MS);
  await eraseEverywhere(parts, ids);
  await parts.erasures.end(_id);
}

async function eraseEverywhere(parts: Parts, ids: readonly string[]): Promise<void> {
  const { house } = parts.platform;
  for (const records of parts.records) await records.erase(ids);
  await settleRooms(house);
  for (const records of recordsOfOthers(house)) await records.erase(ids);
}
