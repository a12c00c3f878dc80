import type { People } from '../identity';
import { keyedFold, type Reader, type Stream } from '../interactions';
import { blankPortrait, type PortraitDocument } from './portraits.model';
import type { PortraitStore } from './portraits.store';
import { type Seen, seen, takeFacts } from './rules/take-facts';

/** Folds every person's facts into their portrait, each exactly once, and announces the tags that were earned by it. */
export function portraitsReader(deps: {
  store: PortraitStore;
  people: People;
  stream: Stream;
  now(): Date;
}): Reader<Seen> {
  return {
    name: 'portraits',
    keep: (fact) => (fact.type.startsWith('portraits.') ? null : seen(fact)),
    // The more there is to do, the longer it gathers; a single click is not kept waiting.
    restMs: (facts) => Math.min(100, facts / 10),
    apply: keyedFold<PortraitDocument, Seen>({
      shelf: deps.store.shelf,
      keyOf: ({ personId }) => personId,
      begin: (ids) => beginPortraits(deps.people, ids),
      // Nothing is learned about people who do not want it; that they do not is stored once.
      fold: (document, facts) => {
        if (document.off) return document.version === 0 ? document : null;
        return takeFacts(document, facts, deps.now());
      },
      forward: (document) => document.mergedInto,
      floor: deps.stream.floor,
      cache: 5_000,
    }),
  };
}

/** First portraits for people who have none; whoever is not there any more gets none. */
export async function beginPortraits(
  people: People,
  ids: readonly string[],
): Promise<Map<string, PortraitDocument>> {
  const found = await people.find(ids);
  return new Map(
    found.map((person) => {
      const { personalisation, sensitive } = person.grants;
      const blank = blankPortrait(person._id, { off: !personalisation, sensitive, zone: person.zone });
      return [person._id, person.mergedInto ? { ...blank, mergedInto: person.mergedInto } : blank];
    }),
  );
}
