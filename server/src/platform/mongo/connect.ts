import { type Db, type Document, MongoClient } from 'mongodb';
import { type Connection, Mongoose } from 'mongoose';

export interface Mongo {
  /** What models are made on. */
  connection: Connection;
  /** The same connection without mongoose: for bare commands, bulk writes and pipeline updates. */
  db: Db;
  close(): Promise<void>;
}

/** Connects. Writes of the product are acknowledged from the journal unless a command says otherwise. */
export async function connectMongo(uri: string, name: string): Promise<Mongo> {
  const w = (await isSingleNode(uri)) ? 1 : 'majority';
  const mongoose = new Mongoose();
  // Updates are held against the schemas, too.
  mongoose.set('runValidators', true);
  const connection = await mongoose
    .createConnection(uri, {
      dbName: name,
      autoIndex: false,
      autoCreate: false,
      bufferCommands: false,
      // On the client: mongoose asks it for the database by name alone, so what stood on the database would be lost.
      writeConcern: { w, journal: true },
      // Retries are ours, by idempotent commands.
      retryWrites: false,
      ignoreUndefined: true,
      serverSelectionTimeoutMS: 10_000,
      maxPoolSize: 50,
    })
    .asPromise();
  return { connection, db: connection.db!, close: () => connection.close() };
}

/** Of a single node one asks for its journal alone: the embedded engine answers `majority` before the journal is synced. */
async function isSingleNode(uri: string): Promise<boolean> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 10_000 });
  try {
    const { setName, msg } = await client.db('admin').command({ hello: 1 });
    return setName === undefined && msg !== 'isdbgrid';
  } finally {
    await client.close();
  }
}

/** The write concern of this connection, for bare commands: what is acknowledged is not lost. */
export const durably = (db: Db): Document => ({ w: db.writeConcern?.w ?? 1, j: true });

/** True when a write failed because a unique index already holds the value. */
export function isDuplicate(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 11000;
}
