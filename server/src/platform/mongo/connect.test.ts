import { openDatabase, type TestDatabase } from '../../../../test/support/database';
import { insertAll } from './insert-all';

let database: TestDatabase;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

const WRITES = 200;
/** Ten times a second the engine syncs by itself, now and then just what a write was going to ask for. */
const COVERED = 4;
const syncs = async (): Promise<number> =>
  Number((await database.db.admin().serverStatus())['wiredTiger'].log['log sync operations']);

it.each([
  ['the driver', (i: number) => database.db.collection('written').insertOne({ i })],
  ['a bare command', (i: number) => insertAll(database.db, 'written', [{ i }])],
])('no write by %s is acknowledged before the journal is synced', async (_, write) => {
  const before = await syncs();
  for (let i = 0; i < WRITES; i++) await write(i);
  expect((await syncs()) - before).toBeGreaterThanOrEqual(WRITES - COVERED);
});
