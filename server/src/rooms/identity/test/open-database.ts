import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMongo } from '@wanglai/embedded-mongo';
import { connectMongo } from '../../../platform/mongo/connect';

/** A database of its own in the real engine. */
export async function openDatabase() {
  const engine = await startMongo({ dataDir: join(tmpdir(), 'wanglai-identity-test') });
  const mongo = await connectMongo(engine.uri, `t${randomBytes(6).toString('hex')}`);
  return {
    db: mongo.db,
    async close() {
      await mongo.db.dropDatabase();
      await mongo.close();
      await engine.stop();
    },
  };
}
