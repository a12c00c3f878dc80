import { join } from 'node:path';
import { parseArgs } from 'node:util';

export const USAGE = `npm run backup [-- --to FOLDER]
npm run restore -- --from FOLDER

  --to    a folder that is not there yet; default: one in DATA_DIR/backups, named after the instant
  --from  a folder that a backup made; the server must not run, and what is there now is put aside, not deleted

For the database that npm start keeps in DATA_DIR. One of your own (MONGODB_URI) is backed up by MongoDB's tools.`;

export type Options = { work: 'backup'; to: string } | { work: 'restore'; from: string };

/** Reads the command line. Throws an error whose message tells what is wrong. */
export function readOptions(args: readonly string[], dataDir: string, now: Date): Options | 'help' {
  const [work, ...rest] = args;
  const { values } = parseArgs({
    args: rest.filter((arg) => arg !== '--'),
    options: {
      to: { type: 'string' },
      from: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const { to, from, help } = values;
  if (help) return 'help';
  if (work === 'restore') {
    if (!from || to !== undefined)
      throw new Error('--from must name the folder of a backup, and nothing else.');
    return { work, from };
  }
  if (from !== undefined) throw new Error('--from is for npm run restore.');
  return { work: 'backup', to: to ?? join(dataDir, 'backups', now.toISOString().replace(/[:.]/g, '-')) };
}
