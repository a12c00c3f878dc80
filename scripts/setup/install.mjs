import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { readManifest, root, workspacePackages } from './paths.mjs';
import { runLogged, step } from './progress.mjs';
import { fingerprint, isFresh, unlessFresh } from './stale.mjs';

/** Installs the packages of the lock file, unless exactly those are installed; then it needs no network. */
export async function ensureInstalled() {
  const manifests = [...workspacePackages().values()].map((dir) => `${dir}/package.json`);
  const files = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', '.npmrc', ...manifests];
  const stamp = join(root, 'node_modules/.wanglai-install');
  const print = () => fingerprint(files, [process.platform, process.arch]);
  if (isFresh(stamp, print())) return;
  await withLock('install', () =>
    unlessFresh({
      stamp,
      print: print(),
      work: () =>
        step('install packages', () =>
          runLogged(
            'install',
            'npx',
            ['-y', readManifest('.').packageManager, 'install', '--frozen-lockfile'],
            {
              // Never a question; and no pruning of what a production machine would not need.
              env: { CI: 'true', NODE_ENV: undefined },
            },
          ),
        ),
    }),
  );
}
