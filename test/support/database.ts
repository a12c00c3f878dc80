import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMongo } from '@wanglai/embedded-mongo';
import type { Db } from 'mongodb';
import type { Connection } from 'mongoose';
import { definedCollections, faultsOf, modelOf } from '../../server/src/platform/mongo/collection';
import { connectMongo } from '../../server/src/platform/mongo/connect';

export interface TestDatabase {
  uri: string;
  name: string;
  db: Db;
  connection: Connection;
  /** Holds what was stored against the schemas, drops the database and gives the engine back. */
  close(): Promise<void>;
}

/** A database of its own on the real engine; test files that run at the same time share one engine process. */
export async function openDatabase(): Promise<TestDatabase> {
  const engine = await startMongo({
    dataDir: join(tmpdir(), `wanglai-test-${process.getuid?.() ?? 0}`),
    orphanMs: 20_000,
  });
  const name = `t${randomBytes(6).toString('hex')}`;
  const mongo = await connectMongo(engine.uri, name);
  return {
    uri: engine.uri,
    name,
    db: mongo.db,
    connection: mongo.connection,
    async close() {
      const faults = await faultsIn(mongo.db, mongo.connection);
      await mongo.db.dropDatabase();
      await mongo.close();
      await engine.stop();
      if (faults.length) throw new Error(`Stored against its schema:\n${faults.join('\n')}`);
    },
  };
}

/** Of a large collection so many are looked at, the newest. */
const MOST_DOCUMENTS = 2_000;
const MOST_FAULTS = 20;

/** What is wrong with stored documents by their schemas, also with those that were written without mongoose. */
async function faultsIn(db: Db, connection: Connection): Promise<string[]> {
  const faults: string[] = [];
  for (const [name, collection] of definedCollections()) {
    const model = modelOf(connection, collection);
    const stored = db.collection(name).find().sort({ _id: -1 }).limit(MOST_DOCUMENTS);
    for await (const document of stored)
      for (const fault of await faultsOf(model, document)) faults.push(`${name} ${document._id}: ${fault}`);
  }
  return faults.slice(0, MOST_FAULTS);
}
