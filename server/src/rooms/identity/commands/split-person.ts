import type { Me } from '@wanglai/contract';
import type { Ctx, StaffActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { roomOf } from '../../../platform/sockets/sockets';
import { maySplit } from '../identity.policy';
import { presentMe } from '../identity.present';
import type { Store } from '../store';
import { recordAudit } from './record-audit';

/**
 * Undoes a merge: `sourceId` is a person of their own again, with the sign-ins they brought and the grants they had.
 * What `id` had to withdraw because of the merge stays withdrawn. Returns `id`, who goes on without them.
 * Throws `auth.forbidden`, `person.not-found`, `identity.not-merged`.
 */
export async function splitPerson(
  store: Store,
  ctx: Ctx<StaffActor>,
  { id, sourceId }: { id: string; sourceId: string },
): Promise<Me> {
  if (!maySplit(ctx.actor)) throw new AppError('auth.forbidden');
  const into = await store.people.current(id);
  if (!into) throw new AppError('person.not-found');
  const source = await store.people.stored(sourceId);
  if (!source?.mergedInto || !into.mergedFrom.some((one) => one.id === sourceId))
    throw new AppError('identity.not-merged');
  await recordAudit(store.audit, ctx, 'identity.split-person', [
    { kind: 'person', id: into._id },
    { kind: 'person', id: sourceId },
  ]);
  if (!(await store.merges.claimSplit(sourceId, into._id, ctx.now())))
    throw new AppError('identity.not-merged');
  await resumeSplit(store, sourceId);
  const after = await store.people.current(into._id);
  if (!after) throw new AppError('person.not-found');
  return presentMe(after);
}

/** Takes a split from wherever it stands to its end. */
export async function resumeSplit(store: Store, sourceId: string): Promise<void> {
  const source = await store.people.stored(sourceId);
  if (source?.pending?.kind !== 'split') return;
  const { into } = source.pending;
  await store.merges.part(source);
  await store.merges.standAlone(sourceId);
  await store.admissions.changed([sourceId, into]);
  await store.ports.split({ from: sourceId, into });
  await store.merges.release(sourceId);
  // Nobody knows which of these devices was whose: each comes back as who signed in on it.
  store.platform.sockets.emit(roomOf.person(into), 'session:expired', undefined);
}
