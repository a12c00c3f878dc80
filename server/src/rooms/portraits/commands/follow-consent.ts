import type { Purpose } from '@wanglai/contract';
import type { People } from '../../identity';
import type { Stream } from '../../interactions';
import type { PortraitStore } from '../portraits.model';
import { rebuildPortrait } from './rebuild-portrait';

interface Deps {
  store: PortraitStore;
  people: People;
  stream: Stream;
  now(): Date;
}

/** Makes the portrait follow a grant, before the person hears that it took effect: withdrawn, it forgets; granted, it is made from the stream. */
export async function followConsent(deps: Deps, personId: string, purpose: Purpose): Promise<void> {
  if (purpose !== 'personalisation' && purpose !== 'sensitive') return;
  const person = await deps.people.get(personId);
  if (!person) return;
  await rebuildPortrait(deps, person);
}

/** After a merge the two are one: the one's facts count for the other, and nothing is kept under the old id. */
export async function followMerge(deps: Deps, { from, into }: { from: string; into: string }): Promise<void> {
  await deps.store.erase([from]);
  const person = await deps.people.get(into);
  if (person) await rebuildPortrait(deps, person);
}

/** After a split each has their own facts again. */
export async function followSplit(deps: Deps, { from, into }: { from: string; into: string }): Promise<void> {
  await deps.store.erase([from]);
  for (const id of [from, into]) {
    const person = await deps.people.get(id);
    if (person) await rebuildPortrait(deps, person);
  }
}
