import { existsSync } from 'node:fs';
import { rename, rm, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { copyWhole, startMongo } from '@wanglai/embedded-mongo';
import { sizeOfFolder } from './size-of-folder';

/** Room that is left beside a copy. */
const SPARE = 1.05;

/** Copies the database of `dataDir` into a new folder, beside a server that runs. Returns the bytes copied. */
export async function backUp(dataDir: string, to: string): Promise<number> {
  const folder = join(dataDir, 'mongo');
  if (!existsSync(join(folder, 'db')))
    throw new Error(`There is no database in ${dataDir}; npm start makes one.`);
  if (existsSync(to)) throw new Error(`${to} is there already.`);
  await mustFit(await sizeOfFolder(join(folder, 'db')), to);
  const engine = await startMongo({ dataDir: folder });
  try {
    await engine.copyTo(to);
  } finally {
    await engine.stop();
  }
  return sizeOfFolder(to);
}

/**
 * Puts a backup in the place of the database of `dataDir`. What is there now is put aside. Returns where it lies; null: there
 * was none. Throws when the database is in use.
 */
export async function restore(dataDir: string, from: string, now: Date): Promise<string | null> {
  if (!existsSync(join(from, 'db'))) throw new Error(`${from} is not the folder of a backup.`);
  const folder = join(dataDir, 'mongo');
  if (existsSync(join(folder, 'engine.json')))
    throw new Error('The database is in use, or was not closed; stop the server, or start and stop it once.');
  await mustFit(await sizeOfFolder(from), folder);
  const coming = `${folder}.coming`;
  await rm(coming, { recursive: true, force: true });
  await copyWhole(join(from, 'db'), join(coming, 'db'));
  const aside = existsSync(folder) ? `${folder}.before-${now.toISOString().replace(/[:.]/g, '-')}` : null;
  if (aside) await rename(folder, aside);
  await rename(coming, folder);
  return aside;
}

async function mustFit(bytes: number, to: string): Promise<void> {
  const { bavail, bsize } = await statfs(existing(to));
  if (bavail * bsize < bytes * SPARE)
    throw new Error(`There is no room for ${Math.ceil(bytes / 2 ** 20)} MB at ${to}; nothing was changed.`);
}

const existing = (folder: string): string => (existsSync(folder) ? folder : existing(dirname(folder)));
