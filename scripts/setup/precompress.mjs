import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);

/**
 * Lays a `.gz` beside each text file of a build: the server hands these out instead of compressing each time.
 * @param {string} dir
 */
export async function precompress(dir) {
  const files = await readdir(dir, { recursive: true });
  await Promise.all(
    files
      .filter((name) => /\.(js|css|html|svg)$/.test(name))
      .map(async (name) => {
        const path = join(dir, name);
        await writeFile(`${path}.gz`, await compress(await readFile(path), { level: 9 }));
      }),
  );
}
