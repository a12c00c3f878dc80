import type { PersonalRecords } from '../../platform/room';
import { presentFact } from './interactions.present';
import type { Facts } from './interactions.store';

const MOST = 10_000;

/** What the stream holds of a person. */
export function recordsOf(facts: Facts): PersonalRecords {
  return {
    name: 'interactions',
    export: async (ids) => (await facts.timeline(ids, undefined, MOST)).map((fact) => presentFact(fact)),
    erase: (ids) => facts.erase(ids),
  };
}
