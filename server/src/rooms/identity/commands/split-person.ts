import type { Me } from '@wanglai/contract';
import type { Ctx, StaffActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { roomOf } from '../../../platform/sockets/sockets';
import { maySplit } from '../identity.policy';
import { presentMe } from '../identity.present';
import { tellRooms } from '../other-rooms';
import type { Parts } from '../parts';
import { recordAudit } from './record-audit';

/**
 * Undoes a merge: `sourceId` is a person of their own again, with the sign-ins they brought and the grants they had.
 * What `id` had to withdraw because of the merge stays withdrawn. Returns `id`, who goes on without them.
 * Throws `auth.forbidden`, `person.not-found`, `identity.not-merged`.
 */
export async function splitPerson(
  parts: Parts,
  ctx: Ctx<StaffActor>,
  { id, sourceId }: { id: string; sourceId: string },
): Promise<Me> {
  if (!maySplit(ctx.actor)) throw new AppError('auth.forbidden');
  const into = await parts.people.current(id);
  if (!into) throw new AppError('person.not-found');
  const source = await parts.people.stored(sourceId);
  if (!source?.mergedInto || !into.mergedFrom.some((one) => one.id === sourceId))
    throw new AppError('identity.not-merged');
  await recordAudit(parts.audit, ctx, { action: 'identity.split-person', to: [into._id, sourceId] });
  if (!(await parts.merges.claimSplit(sourceId, into._id, ctx.now())))
    throw new AppError('identity.not-merged');
  await resumeSplit(parts, sourceId);
  const after = await parts.people.current(into._id);
  if (!after) throw new AppError('person.not-found');
  return presentMe(after);
}

/** Takes a split from wherever it stands to its end. */
export async function resumeSplit(parts: Parts, sourceId: string): Promise<void> {
  const source = await parts.people.stored(sourceId);
  if (source?.pending?.kind !== 'split') return;
  const { into } = source.pending;
  await parts.merges.part(source);
  await parts.merges.standAlone(sourceId);
  await parts.admissions.changed([sourceId, into]);
  // Nobody knows which of these devices was whose: each comes back as who signed in on it, and hears nothing before.
  parts.platform.sockets.emit(roomOf.person(into), 'session:expired', undefined);
  parts.platform.sockets.disconnect(roomOf.person(into));
  await tellRooms(parts.platform.house, { from: sourceId, into }, ({ split }) => split);
  await parts.merges.release(sourceId);
}
