import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What a mini-program's platform loads at first start may be this large at most; WeChat itself allows 2 MB. */
export const MAIN_LIMIT_BYTES = 1024 * 1024;
/** WeChat's limit for each package. */
export const PACKAGE_LIMIT_BYTES = 2 * 1024 * 1024;

/**
 * Bytes of the main package and of each subpackage of a compiled mini-program. Source maps are not uploaded and
 * do not count, nor does what is there a second time, packed.
 * @param {string} dir folder with app.json; without one (h5) everything is the main package
 * @returns {{ main: number, subpackages: Record<string, number> }}
 */
export function packageSizes(dir) {
  const appFile = join(dir, 'app.json');
  const app = existsSync(appFile) ? JSON.parse(readFileSync(appFile, 'utf8')) : {};
  /** @type {{ root: string }[]} */
  const declared = app.subPackages ?? app.subpackages ?? [];
  /** @type {Record<string, number>} */
  const subpackages = {};
  let inside = 0;
  for (const { root } of declared) {
    const name = root.replace(/^\/|\/$/g, '');
    subpackages[name] = bytesOf(join(dir, name));
    inside += subpackages[name];
  }
  return { main: bytesOf(dir) - inside, subpackages };
}

/**
 * @param {string} path
 * @returns {number}
 */
function bytesOf(path) {
  if (!existsSync(path)) return 0;
  if (!statSync(path).isDirectory()) return /\.(map|gz)$|(^|\/)\.stamp$/.test(path) ? 0 : statSync(path).size;
  return readdirSync(path).reduce((sum, name) => sum + bytesOf(join(path, name)), 0);
}

/**
 * @param {ReturnType<typeof packageSizes>} sizes
 * @returns {string[]} a sentence for each package that is too large
 */
export function tooLarge({ main, subpackages }) {
  const over = [];
  if (main > MAIN_LIMIT_BYTES)
    over.push(`the main package has ${kilobytes(main)}, allowed are ${kilobytes(MAIN_LIMIT_BYTES)}`);
  for (const [name, bytes] of Object.entries(subpackages)) {
    if (bytes > PACKAGE_LIMIT_BYTES) {
      over.push(`${name} has ${kilobytes(bytes)}, allowed are ${kilobytes(PACKAGE_LIMIT_BYTES)}`);
    }
  }
  return over;
}

/** @param {number} bytes */
export const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
