import type { ConsentChange, MergedPeople } from '../../../platform/room';
import type { People } from '../../identity';
import type { Stream } from '../../interactions';
import { blankPortrait, type TagChoices } from '../portraits.model';
import type { PortraitStore } from '../portraits.store';
import { rebuildPortrait } from './rebuild-portrait';

interface Deps {
  store: PortraitStore;
  people: People;
  stream: Stream;
  now(): Date;
  generation(): number;
}

/** Makes the portrait follow a grant, before the person hears that it took effect: withdrawn, it forgets; granted, it is made from the stream. */
export async function followConsent(deps: Deps, { personId, purpose }: ConsentChange): Promise<void> {
  if (purpose !== 'personalisation' && purpose !== 'sensitive') return;
  const person = await deps.people.get(personId);
  if (!person) return;
  await rebuildPortrait(deps, person);
}

/** After a merge the two are one: the one's facts count for the other, and under the old id stands only where they go. */
export async function followMerge(deps: Deps, { from, into }: MergedPeople): Promise<void> {
  const choices = await giveWay(deps.store, from, into);
  const person = await deps.people.get(into);
  if (person) await rebuildPortrait(deps, person, choices);
}

/**
 * Leaves of a portrait whose it is now and what was chosen about its tags, as its next version: whoever still holds the
 * last one, and facts for it that were on their way, finds the other by this, and a split finds the choices.
 */
async function giveWay(store: PortraitStore, from: string, into: string): Promise<TagChoices> {
  for (;;) {
    const before = await store.get(from);
    const blank = blankPortrait(from, { off: true, sensitive: false, zone: 'UTC' });
    const { version = 0, read = null, choices = {} } = before ?? {};
    if (await store.put({ ...blank, choices, mergedInto: into, version, read })) return choices;
  }
}

/** After a split each has their own facts again. */
export async function followSplit(deps: Deps, { from, into }: MergedPeople): Promise<void> {
  for (const id of [from, into]) {
    const person = await deps.people.get(id);
    if (person) await rebuildPortrait(deps, person);
  }
}
