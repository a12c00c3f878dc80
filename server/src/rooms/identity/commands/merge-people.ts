import { setTimeout as sleep } from 'node:timers/promises';
import { roomOf } from '../../../platform/sockets/sockets';
import type { PersonDocument } from '../models/person.model';
import { withdrawnByMerge } from '../rules/stricter-consent';
import type { Store } from '../store';

const ATTEMPTS = 40;

/**
 * Makes two people one: `from` becomes `into`, the stricter consent wins. No write spans two documents, so the merge is a row
 * of small ones that each run again safely: `from` says what it will become, `into` takes over, `from` points to `into`, the
 * other rooms are told, and only then the note on `from` goes. Whatever is cut short is taken up by the repair job.
 * Nothing of `from` is moved or overwritten, which is what makes a split possible.
 */
export async function mergePeople(store: Store, fromId: string, intoId: string): Promise<void> {
  if (fromId === intoId) return;
  await store.merges.claimMerge(fromId, intoId, store.platform.now());
  await resumeMerge(store, fromId);
}

/** Takes a merge from wherever it stands to its end; leaves one that waits for another to the repair job. */
export async function resumeMerge(store: Store, fromId: string): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const from = await store.people.stored(fromId);
    // Erased meanwhile: nobody may keep the id.
    if (!from) return store.merges.erase([fromId]);
    if (from.pending?.kind !== 'merge') return;
    if (from.mergedInto !== undefined) return tell(store, from);
    if ((await step(store, from)) === 'wait') await sleep(25);
  }
}

async function step(store: Store, from: PersonDocument): Promise<'wait' | 'on'> {
  const { merges } = store;
  const aim = from.pending!.into;
  const into = await store.people.current(aim);
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
  const withdrawn = withdrawnByMerge(into.grants, from.grants);
  if (await merges.absorb(into, from, withdrawn, store.platform.now())) await merges.join(from, into._id);
  return 'on';
}

async function tell(store: Store, from: PersonDocument): Promise<void> {
  await store.admissions.changed([from._id, from.mergedInto!]);
  await store.ports.merged({ from: from._id, into: from.mergedInto! });
  await store.merges.release(from._id);
  // Devices that listen under the old id come back under the new one.
  store.platform.sockets.emit(roomOf.person(from._id), 'session:expired', undefined);
}
