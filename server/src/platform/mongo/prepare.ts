import { type Db, MongoServerError } from 'mongodb';
import type { Collection } from './collection';
import { oneAtATime } from './one-at-a-time';

/**
 * A step forward. Steps run once each, in the order of their days, at start, of several processes in one; a step must
 * be able to run again after a crash in its middle.
 */
export interface Migration {
  /** `<yyyy-mm-dd>.<room>.<what it does>`: unique in the house without asking anybody, and in order. */
  name: string;
  run(db: Db): Promise<void>;
}

/** MongoDB's own default, which the embedded engine does not have: texts take a sixth of the room. */
const compressed = { storageEngine: { wiredTiger: { configString: 'block_compressor=snappy' } } };
const NAMESPACE_EXISTS = 48;

/** Runs the migrations that this database has not seen, then makes every collection and index that is not there yet. */
export async function prepareDatabase(
  db: Db,
  collections: readonly Collection[],
  migrations: readonly Migration[],
): Promise<void> {
  await migrate(db, migrations);
  const there = new Set((await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name));
  await Promise.all(
    collections.map(async ({ name, indexes }) => {
      if (!there.has(name)) await createCollection(db, name);
      if (indexes.length)
        await db
          .collection(name)
          .createIndexes(indexes.map(({ key, options }) => ({ ...options, key: keyOf(key) })));
    }),
  );
}

/** Makes a collection unless it is there. */
export async function createCollection(db: Db, name: string): Promise<void> {
  await db.createCollection(name, compressed).catch((error: unknown) => {
    if (!(error instanceof MongoServerError && error.code === NAMESPACE_EXISTS)) throw error;
  });
}

const keyOf = (key: Readonly<Record<string, 1 | -1>>) => ({ ...key });

async function migrate(db: Db, migrations: readonly Migration[]): Promise<void> {
  const done = db.collection<{ _id: string; at: Date }>('migrations');
  const known = async () => new Set(await done.distinct('_id'));
  const inOrder = [...migrations].sort((a, b) => (a.name < b.name ? -1 : 1));
  const seen = await known();
  if (inOrder.every(({ name }) => seen.has(name))) return;
  await oneAtATime(db, 'migrations', async () => {
    // Meanwhile another process may have gone through them.
    const seen = await known();
    for (const step of inOrder) {
      if (seen.has(step.name)) continue;
      await step.run(db);
      await done.insertOne({ _id: step.name, at: new Date() });
    }
  });
}

/** A step that gives collections another name. What is there under the new name already was renamed before a crash. */
export const renaming = (name: string, names: Readonly<Record<string, string>>): Migration => ({
  name,
  async run(db) {
    const found = await db.listCollections({}, { nameOnly: true }).toArray();
    const there = new Set(found.map((one) => one.name));
    for (const [before, after] of Object.entries(names))
      if (there.has(before)) await db.renameCollection(before, after);
  },
});
