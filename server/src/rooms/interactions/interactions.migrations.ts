import type { Migration } from '../../platform/mongo/indexes';
import { bucketsOf, MOST_IN_BUCKET, type StoredFact } from './interactions.model';
import { factsOf } from './interactions.store';

const ONE_BY_ONE = 'interactions';
const MOST_AT_ONCE = 50;

export const migrations: Migration[] = [
  {
    number: 2,
    name: 'keep facts that were told together in one document',
    async run(db) {
      const facts = factsOf(db);
      const runs: StoredFact[][] = [];
      // Over again after a crash, what is there already is refused.
      const store = () => facts.insert(runs.splice(0).flatMap(bucketsOf));
      for await (const fact of db.collection<StoredFact>(ONE_BY_ONE).find().sort({ position: 1 })) {
        const run = runs.at(-1);
        if (run && run.length < MOST_IN_BUCKET && isNext(run.at(-1)!, fact)) run.push(fact);
        else {
          if (runs.length === MOST_AT_ONCE) await store();
          runs.push([fact]);
        }
      }
      if (runs.length) await store();
      await db.collection(ONE_BY_ONE).drop();
    },
  },
];

const isNext = (last: StoredFact, fact: StoredFact) =>
  fact.position === last.position + 1 &&
  fact.personId === last.personId &&
  fact.zone === last.zone &&
  fact.receivedAt.getTime() === last.receivedAt.getTime();
