import { type Db, type Document, MongoClient, WriteConcern } from 'mongodb';

export interface Mongo {
  client: MongoClient;
  db: Db;
  close(): Promise<void>;
}

/** Connects. Writes of the product are acknowledged from the journal unless a command says otherwise. */
export async function connectMongo(uri: string, name: string): Promise<Mongo> {
  const client = new MongoClient(uri, {
    // The embedded engine is a single node; retries are ours, by idempotent commands.
    retryWrites: false,
    ignoreUndefined: true,
    serverSelectionTimeoutMS: 10_000,
    maxPoolSize: 50,
  });
  await client.connect();
  const { setName, msg } = await client.db('admin').command({ hello: 1 });
  // Of a single node one asks for its journal alone: the embedded engine answers `majority` before the journal is synced.
  const w = setName !== undefined || msg === 'isdbgrid' ? 'majority' : 1;
  const db = client.db(name, { writeConcern: new WriteConcern(w, undefined, true) });
  return { client, db, close: () => client.close() };
}

/** The write concern of this connection, for bare commands: what is acknowledged is not lost. */
export const durably = (db: Db): Document => ({ w: db.writeConcern?.w ?? 1, j: true });

/** True when a write failed because a unique index already holds the value. */
export function isDuplicate(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 11000;
}
