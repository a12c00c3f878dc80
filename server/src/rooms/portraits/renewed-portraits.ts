import type { People } from '../identity';
import type { Stream } from '../interactions';
import { rebuildPortrait } from './commands/rebuild-portrait';
import type { PortraitDocument } from './portraits.model';
import type { PortraitStore } from './portraits.store';

/** People whose portraits are made anew at the same time. */
const MOST_AT_ONCE = 100;

/**
 * Portraits whose state was always made by the present fold: one that an older fold has made is made anew from the
 * stream by whoever is first to look at it, or by the walk through all of them. So nobody ever reads a state that the
 * code does not know, and what is shown of a person never has a gap.
 */
export function renewedPortraits(
  stored: PortraitStore,
  deps: { people: People; stream: Stream; now(): Date; generation(): number },
) {
  const { people, generation } = deps;
  const isOld = ({ version, off, mergedInto, fold }: PortraitDocument, wanted: number) =>
    version > 0 && !off && mergedInto === undefined && fold < wanted;

  async function renew(id: string): Promise<void> {
    const person = await people.get(id);
    if (person?._id === id) await rebuildPortrait({ ...deps, store: stored }, person);
  }

  async function load(ids: readonly string[]): Promise<Map<string, PortraitDocument>> {
    const documents = await stored.shelf.load(ids);
    const wanted = generation();
    const old = [...documents.values()].filter((document) => isOld(document, wanted)).map(({ _id }) => _id);
    if (!old.length) return documents;
    for (const id of old) await renew(id);
    for (const [id, document] of await stored.shelf.load(old)) documents.set(id, document);
    return documents;
  }

  const store: PortraitStore = {
    ...stored,
    shelf: { load, store: stored.shelf.store },
    get: async (id) => (await load([id])).get(id) ?? null,
    async due(now, limit) {
      const due = await stored.due(now, limit);
      return [...(await load(due.map(({ _id }) => _id))).values()];
    },
  };

  return {
    store,
    /** One step of the walk through all portraits. */
    async renewSome(wanted: number, after: string | undefined) {
      const some = await stored.after(after, MOST_AT_ONCE);
      const old = some.filter(({ fold }) => fold < wanted).map(({ id }) => id);
      const documents = await stored.shelf.load(old);
      await Promise.all(
        [...documents.values()].filter((one) => isOld(one, wanted)).map(({ _id }) => renew(_id)),
      );
      return { at: some.length < MOST_AT_ONCE ? null : some.at(-1)!.id, count: some.length };
    },
  };
}
