import type { CreateIndexesOptions, Db, IndexSpecification } from 'mongodb';

/** One index and the query it is there for. */
export interface Index {
  collection: string;
  key: IndexSpecification;
  options?: CreateIndexesOptions;
  serves: string;
}

/** A numbered step forward. Steps run once each, in order, at start; a step must be able to run again after a crash in its middle. */
export interface Migration {
  number: number;
  name: string;
  run(db: Db): Promise<void>;
}

/** Makes every index that is not there yet, then runs the migrations that this database has not seen. */
export async function prepareDatabase(
  db: Db,
  indexes: readonly Index[],
  migrations: readonly Migration[],
): Promise<void> {
  for (const { collection, key, options } of indexes)
    await db.collection(collection).createIndex(key, options);
  const done = db.collection<{ _id: number; name: string; at: Date }>('migrations');
  for (const { number, name, run } of [...migrations].sort((a, b) => a.number - b.number)) {
    if (await done.findOne({ _id: number })) continue;
    await run(db);
    await done.updateOne({ _id: number }, { $setOnInsert: { name, at: new Date() } }, { upsert: true });
  }
}
