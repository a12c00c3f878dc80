import { openDatabase, type TestDatabase } from '../../../../test/support/database';
import { prepareDatabase } from './indexes';

let database: TestDatabase;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

const index = { collection: 'letters', key: { to: 1 }, serves: 'the test' } as const;

it('collections take texts compressed, and are left as they are by the next start', async () => {
  await prepareDatabase(database.db, [index], []);
  const letters = database.db.collection<{ _id: number; to: string }>('letters');
  await letters.insertOne({ _id: 1, to: '林小满' });
  await prepareDatabase(database.db, [index], []);
  expect(await letters.countDocuments()).toBe(1);
  const [stats] = await letters.aggregate([{ $collStats: { storageStats: {} } }]).toArray();
  expect(stats!['storageStats'].wiredTiger.creationString).toContain('block_compressor=snappy');
});
