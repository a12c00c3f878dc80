import { everyOf } from '../../platform/pages';
import type { PersonalRecords } from '../../platform/room';
import type { StoredFact } from './interactions.model';
import { presentFact } from './interactions.present';
import type { Facts } from './interactions.store';

const PAGE = 1_000;

/** What the stream holds of a person. */
export function recordsOf(facts: Facts): PersonalRecords {
  return {
    name: 'interactions',
    async *export(ids) {
      for await (const fact of everyOf<StoredFact>((after) => facts.timeline(ids, after, PAGE)))
        yield presentFact(fact);
    },
    erase: (ids) => facts.erase(ids),
  };
}
