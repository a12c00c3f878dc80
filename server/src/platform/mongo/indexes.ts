import { type CreateIndexesOptions, type Db, type IndexSpecification, MongoServerError } from 'mongodb';
import { oneAtATime } from './one-at-a-time';

/** One index and the query it is there for. */
export interface Index {
  collection: string;
  key: IndexSpecification;
  options?: CreateIndexesOptions;
  serves: string;
}

/**
 * A numbered step forward. Steps run once each, in order, at start, of several processes in one; a step must be able to
 * run again after a crash in its middle.
 */
export interface Migration {
  number: number;
  name: string;
  run(db: Db): Promise<void>;
}

/** MongoDB's own default, which the embedded engine does not have: texts take a sixth of the room. */
const compressed = { storageEngine: { wiredTiger: { configString: 'block_compressor=snappy' } } };
const NAMESPACE_EXISTS = 48;

/** Makes every collection and index that is not there yet, then runs the migrations that this database has not seen. */
export async function prepareDatabase(
  db: Db,
  indexes: readonly Index[],
  migrations: readonly Migration[],
): Promise<void> {
  for (const name of new Set(indexes.map(({ collection }) => collection)))
    await db.createCollection(name, compressed).catch((error: unknown) => {
      if (!(error instanceof MongoServerError && error.code === NAMESPACE_EXISTS)) throw error;
    });
  for (const { collection, key, options } of indexes)
    await db.collection(collection).createIndex(key, options);
  const done = db.collection<{ _id: number; name: string; at: Date }>('migrations');
  const known = async () => new Set(await done.distinct('_id'));
  const inOrder = [...migrations].sort((a, b) => a.number - b.number);
  const seen = await known();
  if (inOrder.every(({ number }) => seen.has(number))) return;
  await oneAtATime(db, 'migrations', async () => {
    // Meanwhile another process may have gone through them.
    const seen = await known();
    for (const { number, name, run } of inOrder) {
      if (seen.has(number)) continue;
      await run(db);
      await done.insertOne({ _id: number, name, at: new Date() });
    }
  });
}
