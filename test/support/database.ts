import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMongo } from '@wanglai/embedded-mongo';
import type { Db } from 'mongodb';
import { connectMongo } from '../../server/src/platform/mongo/connect';

export interface TestDatabase {
  uri: string;
  name: string;
  db: Db;
  /** Drops the database and gives the engine back. */
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
    async close() {
      await mongo.db.dropDatabase();
      await mongo.close();
      await engine.stop();
    },
  };
}
