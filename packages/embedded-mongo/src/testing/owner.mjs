// A process that owns a share in a database: `node --import tsx owner.mjs <dataDir> <orphanMs>`.
import { startMongo } from '../index.ts';

const [dataDir, orphanMs] = process.argv.slice(2);
const mongo = await startMongo({ dataDir, orphanMs: Number(orphanMs) });
console.log(JSON.stringify({ pid: mongo.pid, uri: mongo.uri }));
process.on('SIGTERM', async () => {
  await mongo.stop();
  process.exit(0);
});
setInterval(() => {}, 1000);
