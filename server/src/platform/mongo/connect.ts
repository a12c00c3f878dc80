import { type Db, MongoClient } from 'mongodb';

export interface Mongo {
  client: MongoClient;
  db: Db;
  close(): Promise<void>;
}

/** Connects and pings. Writes of the product are acknowledged from the journal unless a command says otherwise. */
export async function connectMongo(uri: string, name: string): Promise<Mongo> {
  const client = new MongoClient(uri, {
    // The embedded engine is a single node; retries are ours, by idempotent commands.
    retryWrites: false,
    writeConcern: { w: 'majority', journal: true },
    ignoreUndefined: true,
    serverSelectionTimeoutMS: 10_000,
    maxPoolSize: 50,
  });
  await client.connect();
  const db = client.db(name);
  await db.command({ ping: 1 });
  return { client, db, close: () => client.close() };
}

/** True when a write failed because a unique index already holds the value. */
export function isDuplicate(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 11000;
}
