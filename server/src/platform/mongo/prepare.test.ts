import { openDatabase, type TestDatabase } from '../../../../test/support/database';
import { type Collection, defineCollection } from './collection';
import { type Migration, prepareDatabase, renaming } from './prepare';

let database: TestDatabase;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

interface Letter {
  _id: number;
  to: string;
}
const keys = { _id: { type: Number, required: true }, to: { type: String, required: true } } as const;
const letters: Collection<Letter> = defineCollection<Letter>('letters', keys, [
  { key: { to: 1 }, serves: 'the test' },
]);

it('collections take texts compressed, and are left as they are by the next start', async () => {
  await prepareDatabase(database.db, [letters], []);
  const stored = database.db.collection<Letter>('letters');
  await stored.insertOne({ _id: 1, to: '林小满' });
  await prepareDatabase(database.db, [letters], []);
  expect(await stored.countDocuments()).toBe(1);
  const [stats] = await stored.aggregate([{ $collStats: { storageStats: {} } }]).toArray();
  expect(stats!['storageStats'].wiredTiger.creationString).toContain('block_compressor=snappy');
});

describe('a migration', () => {
  /** Copies the letters one by one, as a step does that takes its time. */
  const copying = (number: number, runs: string[]): Migration => ({
    name: `2026-01-0${number}.test.copy the letters`,
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
    await Promise.all([1, 2, 3].map(() => prepareDatabase(database.db, [letters], migrations)));
    await prepareDatabase(database.db, [letters], migrations);
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

  it('gives collections another name with all that is in them, also when it was cut short', async () => {
    await database.db.collection('drafts').insertOne({ text: '在' });
    const named = renaming('2026-02-01.test.name', { drafts: 'test.drafts', never: 'test.never' });
    await named.run(database.db);
    await named.run(database.db);
    expect(await database.db.collection('test.drafts').countDocuments()).toBe(1);
    expect(await database.db.listCollections({ name: 'drafts' }).toArray()).toEqual([]);
  });
});
