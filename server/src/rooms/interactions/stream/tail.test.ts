import { randomUUID } from 'node:crypto';
import { openDatabase, type TestDatabase } from '../../../../../test/support/database';
import { type StoredFact, uuidBytes } from '../interactions.model';
import { factsOf } from '../interactions.store';
import { segmentsOf, startOf } from './segments';
import { Tail } from './tail';

let database: TestDatabase;
beforeEach(async () => {
  database = await openDatabase();
});
afterEach(() => database.close());

const signal = new AbortController().signal;
const factAt = (position: number): StoredFact => ({
  _id: uuidBytes(randomUUID()),
  position,
  personId: 'a'.repeat(24),
  type: 'view',
  at: new Date(),
  receivedAt: new Date(),
  zone: 'Asia/Shanghai',
});

it('tells what any process stores from now on, each once, also in segments that come later', async () => {
  const facts = factsOf(database.db);
  const segments = segmentsOf(database.db, () => new Date());
  const [one, other] = [await segments.open([]), await segments.open([])];
  const store = (segment: number, numbers: readonly number[]) =>
    facts.insert(numbers.map((number) => [factAt(startOf(segment) + number)]));
  await store(one, [0, 1]);
  const tail = new Tail({ segments, facts });
  const heard: number[] = [];
  tail.hear((told) => heard.push(...told.map(({ position }) => position)));
  const read = async () => {
    heard.length = 0;
    await tail.read(signal);
    return [...heard].sort((a, b) => a - b);
  };

  expect(await read()).toEqual([]);
  await store(other, [0, 1]);
  await store(one, [2]);
  expect(await read()).toEqual([startOf(one) + 2, startOf(other), startOf(other) + 1]);
  expect(await read()).toEqual([]);
  const third = await segments.open([]);
  await store(third, [0]);
  await store(one, [3]);
  expect(await read()).toEqual([startOf(one) + 3, startOf(third)]);
});
