import { randomUUID } from 'node:crypto';
import { openDatabase, type TestDatabase } from '../../../../test/support/database';
import { replacedByVersion, VERSIONS } from '../../platform/mongo/replaced-by-version';
import type { Shelf } from '../../platform/mongo/shelf';
import { updatedInPlace } from '../../platform/mongo/updated-in-place';
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
function processOver(shelf: Shelf<Sum>) {
  const apply = keyedFold<Sum>({
    shelf,
    keyOf: (fact) => fact.personId,
    begin: async (keys) =>
      new Map(keys.map((key) => [key, { _id: key, version: 0, applied: {}, numbers: [] }])),
    fold: (sum, facts) => ({ ...sum, numbers: [...sum.numbers, ...facts.map(({ position }) => position)] }),
    cache: 100,
  });
  return (facts: readonly StoredFact[]) => apply(facts, { generation: 1, shown: 1, floor: 0 });
}
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

describe.each([
  { kept: 'in place', shelfOver: updatedInPlace<Sum>, indexOf: undefined },
  { kept: 'as versions', shelfOver: replacedByVersion<Sum>, indexOf: VERSIONS },
])('documents kept $kept', ({ shelfOver, indexOf }) => {
  const newShelf = async () => {
    const collection = `sums-${++run}`;
    const shelf = shelfOver(database.db, collection);
    if (indexOf) await database.db.collection(collection).createIndex({ ...indexOf.key });
    return { collection, shelf, another: () => shelfOver(database.db, collection) };
  };
  const numbersIn = async (shelf: Shelf<Sum>, key: string) =>
    (await shelf.load([key])).get(key)?.numbers.sort((a, b) => a - b);

  it('hold each fact once, however often a segment is read again', async () => {
    const { shelf, another } = await newShelf();
    const apply = processOver(shelf);
    const all = facts(7, 0, 30);
    await apply(all.slice(0, 20));
    await apply(all.slice(10, 25));
    await processOver(another())(all);
    expect(await numbersIn(shelf, 'p')).toEqual(positions(all));
  });

  it('lose nothing when one process reads two segments at the same time', async () => {
    const { shelf, another } = await newShelf();
    const apply = processOver(another());
    const segments = [1, 2];
    const all = segments.flatMap((segment) => facts(segment, 0, 60));
    await apply([fact(3, 0)]);
    await Promise.all(
      segments.map(async (segment) => {
        const own = all.filter(({ position }) => Math.floor(position / 2 ** 32) === segment);
        for (let i = 0; i < own.length; i += 3) await apply(own.slice(i, i + 3));
      }),
    );
    expect(await numbersIn(shelf, 'p')).toEqual([...positions(all), startOf(3)]);
  });

  it('lose nothing when processes fold the same one at the same time', async () => {
    const { shelf, another, collection } = await newShelf();
    const segments = [1, 2, 3, 4, 5, 6];
    const all = segments.flatMap((segment) => facts(segment, 0, 60));
    await Promise.all(
      segments.map(async (segment) => {
        const apply = processOver(another());
        for (let from = 0; from < 60; from += 3)
          await apply(
            all.filter(
              ({ position }) => position >= startOf(segment) + from && position < startOf(segment) + from + 3,
            ),
          );
      }),
    );
    expect(await numbersIn(shelf, 'p')).toEqual(positions(all));
    expect(await database.db.collection(collection).countDocuments()).toBe(1);
  });

  it('lose nothing to a process that comes back with an old copy', async () => {
    const { shelf, another } = await newShelf();
    const [late, other] = [processOver(shelf), processOver(another())];
    const all = [...facts(1, 0, 4), ...facts(2, 0, 3)];
    await late(all.slice(0, 3));
    for (const one of all.slice(4)) await other([one]);
    await late(all.slice(3, 4));
    expect(await numbersIn(shelf, 'p')).toEqual(positions(all));
  });

  it('do not come back when they were erased in between', async () => {
    const { shelf, collection } = await newShelf();
    const apply = processOver(shelf);
    await apply(facts(1, 0, 3));
    await database.db.collection(collection).deleteMany({});
    await apply(facts(1, 3, 6));
    expect(await numbersIn(shelf, 'p')).toBeUndefined();
    expect(await database.db.collection(collection).countDocuments()).toBe(0);
  });

  it('leave what is not theirs alone', async () => {
    const { shelf, collection } = await newShelf();
    await processOver(shelf)([fact(1, 0, 'a'), fact(1, 1, 'b'), { ...fact(1, 2), personId: null }]);
    expect(await database.db.collection(collection).countDocuments()).toBe(2);
  });
});

describe('versions', () => {
  it('count by the newest where a crash left an older one, and are cleared up by the next writer', async () => {
    const shelf = replacedByVersion<Sum>(database.db, 'crashed');
    const apply = processOver(shelf);
    await apply([fact(1, 0)]);
    const rows = database.db.collection<{ _id: string }>('crashed');
    const first = await rows.findOne({ _id: 'p:1' });
    await apply([fact(1, 1)]);
    await rows.insertOne(first!);
    const again = processOver(replacedByVersion<Sum>(database.db, 'crashed'));
    await again([fact(1, 2)]);
    expect((await shelf.load(['p'])).get('p')).toMatchObject({
      version: 3,
      numbers: [0, 1, 2].map((i) => startOf(1) + i),
    });
    expect(await rows.countDocuments()).toBe(1);
  });
});
