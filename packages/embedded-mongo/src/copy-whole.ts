import { constants } from 'node:fs';
import { cp, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The lock of a running engine says nothing in a copy. */
const LOCK = 'mongod.lock';

/**
 * Copies a folder of files so that the copy is there as a whole, on the disk, or not at all. Where the file system can,
 * nothing is copied but what changes later.
 * @throws where the copy is there already, or there is no room
 */
export async function copyWhole(from: string, to: string): Promise<void> {
  const beginning = `${to}.beginning`;
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await rm(beginning, { recursive: true, force: true });
  try {
    await cp(from, beginning, {
      recursive: true,
      mode: constants.COPYFILE_FICLONE,
      filter: (path) => !path.endsWith(LOCK),
    });
    await flush(beginning);
    await rename(beginning, to);
  } catch (error) {
    await rm(beginning, { recursive: true, force: true });
    throw error;
  }
}

async function flush(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await flush(path);
    else {
      const file = await open(path, 'r');
      await file.sync().finally(() => file.close());
    }
  }
}
