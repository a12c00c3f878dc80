import { randomUUID } from 'node:crypto';
import { openDatabase, type TestDatabase } from '../../../../test/support/database';
import { type StoredFact, uuidBytes } from './interactions.model';
import { type Folded, keyedFold } from './keyed-fold';
import { startOf } from './stream/segments';

interface Sum extends Folded {
  numbers: number[];
}

let database: TestDatabase;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

let run = 0;
/** One process that folds; processes share the collection of a test. */
function processOver(collection: string) {
  return keyedFold<Sum>({
    db: database.db,
    collection,
    keyOf: (fact) => fact.personId,
    begin: async (keys) =>
      new Map(keys.map((key) => [key, { _id: key, version: 0, by: '', applied: {}, numbers: [] }])),
    fold: (sum, facts) => ({ ...sum, numbers: [...sum.numbers, ...facts.map(({ position }) => position)] }),
    floor: () => 0,
    cache: 100,
  });
}
const newCollection = () => `sums-${++run}`;
const numbersIn = async (collection: string, key: string) =>
  (await database.db.collection<Sum>(collection).findOne({ _id: key }))?.numbers.sort((a, b) => a - b);
const fact = (segment: number, number: number, personId = 'p'): StoredFact => ({
  _id: uuidBytes(randomUUID()),
  position: startOf(segment) + number,
  personId,
  type: 'view',
  at: new Date(),
  receivedAt: new Date(),
  zone: 'UTC',
});
const facts = (segment: number, from: number, to: number, personId?: string) =>
  Array.from({ length: to - from }, (_, i) => fact(segment, from + i, personId));
const positions = (list: readonly StoredFact[]) => list.map(({ position }) => position).sort((a, b) => a - b);

it('applies each fact once, however often a segment is read again', async () => {
  const sums = newCollection();
  const apply = processOver(sums);
  const all = facts(7, 0, 30);
  await apply(all.slice(0, 20));
  await apply(all.slice(10, 25));
  await processOver(sums)(all);
  expect(await numbersIn(sums, 'p')).toEqual(positions(all));
});

it('loses nothing when processes fold the same document at the same time', async () => {
  const sums = newCollection();
  const segments = [1, 2, 3, 4];
  const all = segments.flatMap((segment) => facts(segment, 0, 40));
  await Promise.all(
    segments.map(async (segment) => {
      const apply = processOver(sums);
      for (let from = 0; from < 40; from += 5)
        await apply(
          all.filter(
            ({ position }) => position >= startOf(segment) + from && position < startOf(segment) + from + 5,
          ),
        );
    }),
  );
  expect(await numbersIn(sums, 'p')).toEqual(positions(all));
});

it('does not bring back a document that was erased in between', async () => {
  const sums = newCollection();
  const apply = processOver(sums);
  await apply(facts(1, 0, 3));
  await database.db.collection<Sum>(sums).deleteOne({ _id: 'p' });
  await apply(facts(1, 3, 6));
  expect(await numbersIn(sums, 'p')).toBeUndefined();
});

it('leaves what is not its own alone', async () => {
  const sums = newCollection();
  await processOver(sums)([fact(1, 0, 'a'), fact(1, 1, 'b'), { ...fact(1, 2), personId: null }]);
  expect(await database.db.collection(sums).countDocuments()).toBe(2);
});
