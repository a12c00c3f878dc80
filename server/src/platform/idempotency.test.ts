import { openDatabase, type TestDatabase } from '../../../test/support/database';
import { type Made, madeFor, ONCE, once, request } from './idempotency';
import { defineCollection, modelOf } from './mongo/collection';
import { prepareDatabase } from './mongo/prepare';

interface Letter extends Made {
  text: string;
}
const letters = defineCollection<Letter>(
  'post.letters',
  { _id: { type: String, required: true }, text: { type: String, required: true }, request },
  [ONCE],
);

let database: TestDatabase;
beforeAll(async () => {
  database = await openDatabase();
  await prepareDatabase(database.db, [letters], []);
});
afterAll(() => database.close());

const write = (_id: string, by: string, key?: string) => {
  const asked = madeFor(by, key);
  return once(modelOf(database.connection, letters), { _id, text: _id, ...(asked && { request: asked }) });
};
const count = () => database.db.collection(letters.name).countDocuments();

it('makes one of what is asked for several times with one key, also at once', async () => {
  const made = await Promise.all(['a', 'b', 'c'].map((id) => write(id, 'anna', 'key-0001')));
  expect(new Set(made.map(({ _id }) => _id)).size).toBe(1);
  expect(await write('d', 'anna', 'key-0001')).toEqual(made[0]);
  expect(await count()).toBe(1);
});

it('makes another for another key, for somebody else, and for each without a key', async () => {
  await write('e', 'anna', 'key-0002');
  await write('f', 'boris', 'key-0001');
  await write('g', 'anna');
  await write('h', 'anna');
  expect(await count()).toBe(5);
});

it('is no way around other things that are unique', async () => {
  await expect(write('h', 'anna')).rejects.toThrow('duplicate of none');
  await expect(write('h', 'anna', 'key-0003')).rejects.toThrow('duplicate of none');
});

it.each(['', 'short', 'x'.repeat(65), 'with space', '钥匙钥匙钥匙钥匙'])('refuses the key %j', (key) => {
  expect(() => madeFor('anna', key)).toThrow(expect.objectContaining({ code: 'request.invalid' }));
});
