import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { readManifest, root, workspacePackages } from './paths.mjs';
import { precompress } from './precompress.mjs';
import { runLogged, step } from './progress.mjs';
import { fingerprint, isFresh, unlessFresh } from './stale.mjs';

/**
 * @typedef {'server' | 'console' | 'h5' | 'weapp' | 'alipay'} TargetName
 * @typedef {object} Target
 * @property {string} title
 * @property {string} dir package that is built
 * @property {string} entry its existence decides whether the target exists
 * @property {string} out folder of the result; the stamp lies in it
 * @property {string[]} settings what else decides the result
 * @property {[string, ...string[]]} command run in `dir`
 * @property {boolean} [served] browsers load it from the server
 */

/** @param {'h5' | 'weapp' | 'alipay'} type @returns {Target} */
const miniapp = (type) => ({
  title: `build mini-program (${type})`,
  dir: 'miniapp',
  entry: 'miniapp/package.json',
  out: `miniapp/dist/${type}`,
  settings: [process.env.API_ORIGIN ?? ''],
  command: ['node_modules/.bin/taro', 'build', '--type', type],
});

/** @type {Record<TargetName, Target>} */
export const targets = {
  server: {
    title: 'build server',
    dir: 'server',
    entry: 'server/src/main.ts',
    out: 'server/dist',
    settings: [],
    command: [process.execPath, join(root, 'scripts/setup/bundle-server.mjs')],
  },
  console: {
    title: 'build console',
    dir: 'packages/console',
    entry: 'packages/console/index.html',
    out: 'packages/console/dist',
    settings: [],
    command: ['node_modules/.bin/vite', 'build'],
    served: true,
  },
  h5: { ...miniapp('h5'), served: true },
  weapp: miniapp('weapp'),
  alipay: miniapp('alipay'),
};

/**
 * Builds what is stale of the named targets; a target whose package does not exist is left out.
 * @param {TargetName[]} names
 */
export async function build(names) {
  for (const name of names) {
    const target = targets[name];
    if (!existsSync(join(root, target.entry))) continue;
    const stamp = join(root, target.out, '.stamp');
    const print = () => fingerprint(inputs(target.dir), target.settings);
    if (isFresh(stamp, print())) continue;
    await withLock(`build-${name}`, () =>
      unlessFresh({ stamp, print: print(), work: () => make(name, target) }),
    );
  }
}

/**
 * @param {TargetName} name
 * @param {Target} target
 */
async function make(name, { title, dir, out, command: [file, ...args], served }) {
  mkdirSync(join(root, out), { recursive: true });
  await step(title, async () => {
    await runLogged(`build-${name}`, file, args, {
      cwd: join(root, dir),
      // Taro's development build is larger, slower and behaves differently.
      env: { NODE_ENV: 'production' },
    });
    if (served) await precompress(join(root, out));
  });
}

/**
 * All that goes into a build of a package: itself, the workspace packages it uses, tools and their versions.
 * @param {string} dir
 */
function inputs(dir) {
  const packages = workspacePackages();
  const found = new Set([dir]);
  for (const each of found) {
    const { dependencies, devDependencies } = readManifest(each);
    for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
      const used = packages.get(name);
      if (used) found.add(used);
    }
  }
  return [...found, 'tsconfig.base.json', 'pnpm-lock.yaml', 'scripts/setup'];
}
