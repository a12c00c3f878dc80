import type { People } from '../identity';
import { keyedFold, type Reader, type Stream } from '../interactions';
import { rebuildPortrait } from './commands/rebuild-portrait';
import { blankPortrait, type PortraitDocument } from './portraits.model';
import type { PortraitStore } from './portraits.store';
import type { renewedPortraits } from './renewed-portraits';
import { type Seen, seen, takeFacts } from './rules/take-facts';

/** Raised when the same facts would fold into another state: then all portraits are made anew from the stream. */
const FOLD_VERSION = 1;

/** Folds every person's facts into their portrait, each exactly once, and announces the tags that were earned by it. */
export function portraitsReader(deps: {
  store: PortraitStore;
  people: People;
  stream: Stream;
  now(): Date;
  generation(): number;
  renewSome: ReturnType<typeof renewedPortraits>['renewSome'];
}): Reader<Seen> {
  return {
    name: 'portraits',
    version: FOLD_VERSION,
    anew: { way: 'renews', total: deps.store.count, renew: deps.renewSome },
    keep: (fact) => (fact.type.startsWith('portraits.') ? null : seen(fact)),
    // The more there is to do, the longer it gathers; a single click is not kept waiting.
    restMs: (facts) => Math.min(100, facts / 10),
    apply: keyedFold<PortraitDocument, Seen>({
      shelf: deps.store.shelf,
      keyOf: ({ personId }) => personId,
      async begin(ids, { shown, generation }) {
        if (shown > 0) return beginPortraits(deps.people, ids, generation);
        // The house has known these people for longer than it has had portraits.
        for (const person of await deps.people.find(ids))
          if (!person.mergedInto) await rebuildPortrait(deps, person);
        return deps.store.shelf.load(ids);
      },
      // Nothing is learned about people who do not want it; that they do not is stored once.
      fold: (document, facts) => {
        if (document.off) return document.version === 0 ? document : null;
        return takeFacts(document, facts, deps.now());
      },
      forward: (document) => document.mergedInto,
      cache: 5_000,
    }),
  };
}

/** First portraits for people who have none; whoever is not there any more gets none. */
export async function beginPortraits(
  people: People,
  ids: readonly string[],
  fold: number,
): Promise<Map<string, PortraitDocument>> {
  const found = await people.find(ids);
  return new Map(
    found.map((person) => {
      const { personalisation, sensitive } = person.grants;
      const known = { off: !personalisation, sensitive, zone: person.zone };
      const blank = { ...blankPortrait(person._id, known), fold };
      return [person._id, person.mergedInto ? { ...blank, mergedInto: person.mergedInto } : blank];
    }),
  );
}
