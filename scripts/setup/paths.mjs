import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]+$/, '');

/** What the scripts keep between runs: logs, locks, incremental type checks. Never committed. */
export const cache = join(root, '.cache');

/** @param {string} dir folder of a package, relative to the root */
export function readManifest(dir) {
  return JSON.parse(readFileSync(join(root, dir, 'package.json'), 'utf8'));
}

/** Folders that may hold a package or type-checked code, relative to the root, in a fixed order. */
export function codeFolders() {
  const packages = readdirSync(join(root, 'packages'))
    .sort()
    .map((name) => `packages/${name}`);
  return [...packages, 'server', 'miniapp', 'test', 'scripts', 'scripts/simulate', 'scripts/replay'];
}

/** Folders of the workspace's packages, by package name. */
export function workspacePackages() {
  return new Map(
    codeFolders()
      .filter((dir) => existsSync(join(root, dir, 'package.json')))
      .map((dir) => [/** @type {string} */ (readManifest(dir).name), dir]),
  );
}
