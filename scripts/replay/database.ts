import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startMongo } from '@wanglai/embedded-mongo';
import type { Db } from 'mongodb';
import { readConfig } from '../../server/src/platform/config';
import { connectMongo } from '../../server/src/platform/mongo/connect';

/**
 * Opens the database that a server with this environment uses, beside it when it runs, and closes it when `use` has ended.
 * Throws when there is none yet.
 */
export async function withDatabase<T>(
  { DATA_DIR, MONGODB_URI, MONGODB_DB }: NodeJS.ProcessEnv,
  use: (db: Db) => Promise<T>,
): Promise<T> {
  // The same defaults as the server's; its secrets are not needed here.
  const { dataDir, mongo } = readConfig({ DATA_DIR, MONGODB_URI, MONGODB_DB });
  const folder = join(dataDir, 'mongo');
  if (!mongo.uri && !existsSync(folder))
    throw new Error(`There is no database in ${dataDir}; npm start makes one.`);
  const engine = mongo.uri ? undefined : await startMongo({ dataDir: folder });
  try {
    const connected = await connectMongo(mongo.uri ?? engine!.uri, mongo.db);
    return await use(connected.db).finally(() => connected.close());
  } finally {
    await engine?.stop();
  }
}
