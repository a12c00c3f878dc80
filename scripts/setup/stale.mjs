import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from './paths.mjs';

const SKIPPED_FOLDERS = new Set(['node_modules', 'dist', '.data', '.cache', '.swc']);
const SKIPPED_FILES = /\.(test\.tsx?|log|tsbuildinfo)$/;

/**
 * One hash over everything a build reads: contents and places of files, and words such as settings. Tests are
 * left out, because no build reads them.
 * @param {string[]} paths files and folders relative to `base`; missing ones count as such
 * @param {string[]} [words]
 * @param {string} [base]
 */
export function fingerprint(paths, words = [], base = root) {
  const hash = createHash('sha256');
  for (const word of words) hash.update(`${word}\0`);
  for (const path of paths) {
    const start = join(base, path);
    for (const file of existsSync(start) ? filesOf(start) : []) {
      hash.update(`${relative(base, file)}\0`);
      hash.update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.isDirectory()) return SKIPPED_FOLDERS.has(entry.name) ? [] : filesOf(join(path, entry.name));
      return entry.isFile() && !SKIPPED_FILES.test(entry.name) ? [join(path, entry.name)] : [];
    });
}

/**
 * Does `work` unless the stamp says that it was done for the same fingerprint and its results are still there.
 * A stamp exists only after work that succeeded.
 * @param {{ stamp: string, print: string, work: () => Promise<void> }} job
 * @returns {Promise<boolean>} whether there was work to do
 */
export async function unlessFresh({ stamp, print, work }) {
  if (isFresh(stamp, print)) return false;
  rmSync(stamp, { force: true });
  await work();
  if (existsSync(dirname(stamp))) writeFileSync(stamp, print);
  return true;
}

/**
 * @param {string} stamp
 * @param {string} print
 */
export function isFresh(stamp, print) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === print;
}
