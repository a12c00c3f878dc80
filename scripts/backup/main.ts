import { readConfig } from '../../server/src/platform/config';
import { readOptions, USAGE } from './options';
import { backUp, restore } from './work';

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const { DATA_DIR, MONGODB_URI } = process.env;
  // The same defaults as the server's; its secrets are not needed here.
  const { dataDir } = readConfig({ DATA_DIR });
  const now = new Date();
  const options = readOptions(process.argv.slice(2), dataDir, now);
  if (options === 'help') return say(USAGE);
  if (MONGODB_URI) throw new Error('The database is at MONGODB_URI; use mongodump and mongorestore.');
  if (options.work === 'backup') {
    const bytes = await backUp(dataDir, options.to);
    return say(`${Math.ceil(bytes / 2 ** 20)} MB in ${options.to}`);
  }
  const aside = await restore(dataDir, options.from, now);
  say(`Restored.${aside ? ` What was there before lies in ${aside}.` : ''}`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
