import { openDatabase, type TestDatabase } from '../../../../test/support/database';
import { type Migration, prepareDatabase } from './indexes';

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

describe('a migration', () => {
  /** Copies the letters one by one, as a step does that takes its time. */
  const copying = (number: number, runs: string[]): Migration => ({
    number,
    name: 'copy the letters',
    async run(db) {
      runs.push(`begins ${number}`);
      for await (const letter of db.collection('letters').find())
        await db.collection('copies').insertOne(letter);
      runs.push(`ends ${number}`);
    },
  });

  it('runs once, in its order, when several processes start at once, and not at the next start', async () => {
    const runs: string[] = [];
    const migrations = [{ ...copying(2, runs), run: async () => void runs.push('2') }, copying(1, runs)];
    await Promise.all([1, 2, 3].map(() => prepareDatabase(database.db, [index], migrations)));
    await prepareDatabase(database.db, [index], migrations);
    expect(runs).toEqual(['begins 1', 'ends 1', '2']);
  });

  it('runs again when the process that ran it died in its middle', async () => {
    const runs: string[] = [];
    const dies = { ...copying(3, runs), run: () => Promise.reject(new Error('killed')) };
    await expect(prepareDatabase(database.db, [], [dies])).rejects.toThrow('killed');
    await database.db.collection('copies').deleteMany({});
    // Nothing told that it ended: the lease has to run out.
    const leases = database.db.collection<{ _id: string; until: Date }>('leases');
    const soon = [{ $set: { holder: 'somebody', until: { $add: ['$$NOW', 700] } } }];
    await leases.updateOne({ _id: 'migrations' }, soon, { upsert: true });
    const taken = Date.now();
    await prepareDatabase(database.db, [], [copying(3, runs)]);
    expect(Date.now()).toBeGreaterThan(taken + 500);
    expect(runs).toEqual(['begins 3', 'ends 3']);
  });
});
