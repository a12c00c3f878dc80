import { setTimeout as sleep } from 'node:timers/promises';
import { roomOf } from '../../../platform/sockets/sockets';
import type { PersonDocument } from '../models/person.schema';
import { tellRooms } from '../other-rooms';
import type { Parts } from '../parts';
import { withdrawnByMerge } from '../rules/stricter-consent';

const ATTEMPTS = 40;

/**
 * Makes two people one: `from` becomes `into`, the stricter consent wins. No write spans two documents, so the merge is a row
 * of small ones that each run again safely: `from` says what it will become, `into` takes over, `from` points to `into`, the
 * other rooms are told, and only then the note on `from` goes. Whatever is cut short is taken up by the repair job.
 * Nothing of `from` is moved or overwritten, which is what makes a split possible.
 */
export async function mergePeople(parts: Parts, fromId: string, intoId: string): Promise<void> {
  if (fromId === intoId) return;
  await parts.merges.claimMerge(fromId, intoId, parts.platform.now());
  await resumeMerge(parts, fromId);
}

/** Takes a merge from wherever it stands to its end; leaves one that waits for another to the repair job. */
export async function resumeMerge(parts: Parts, fromId: string): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const from = await parts.people.stored(fromId);
    // Erased meanwhile: nobody may keep the id.
    if (!from) return parts.merges.erase([fromId]);
    if (from.pending?.kind !== 'merge') return;
    if (from.mergedInto !== undefined) return tell(parts, from);
    if ((await step(parts, from)) === 'wait') await sleep(25);
  }
}

async function step(parts: Parts, from: PersonDocument): Promise<'wait' | 'on'> {
  const { merges } = parts;
  const aim = from.pending!.into;
  const into = await parts.people.current(aim);
  if (!into || into._id === from._id) {
    await merges.release(from._id);
    return 'on';
  }
  if (into.pending) {
    // Two who become each other at once: the younger one stays.
    if (into.pending.into === from._id && from._id < into._id) await merges.release(from._id);
    return 'wait';
  }
  if (into._id !== aim) {
    await merges.aim(from._id, aim, into._id);
    return 'on';
  }
  const withdrawn = withdrawnByMerge(into, from);
  if (await merges.absorb(into, from, withdrawn, parts.platform.now())) await merges.join(from, into._id);
  return 'on';
}

async function tell(parts: Parts, from: PersonDocument): Promise<void> {
  const change = { from: from._id, into: from.mergedInto! };
  await parts.admissions.changed([change.from, change.into]);
  await tellRooms(parts.platform.house, change, ({ merged }) => merged);
  await parts.merges.release(from._id);
  // Devices that listen under the old id come back under the new one.
  parts.platform.sockets.emit(roomOf.person(from._id), 'session:expired', undefined);
}
