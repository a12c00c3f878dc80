import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cache, codeFolders, root } from './paths.mjs';
import { runLogged, StepError, step } from './progress.mjs';

const AT_ONCE = 2;

/** Type-checks every folder with a tsconfig.json. All are checked even when one fails. */
export async function checkTypes() {
  const waiting = codeFolders().filter((dir) => existsSync(join(root, dir, 'tsconfig.json')));
  mkdirSync(join(cache, 'tsc'), { recursive: true });
  /** @type {string[]} */
  const failures = [];
  const checkNext = async () => {
    for (let dir = waiting.shift(); dir; dir = waiting.shift()) {
      const name = dir.replaceAll('/', '-');
      const info = join(cache, 'tsc', `${name}.tsbuildinfo`);
      const args = ['--noEmit', '-p', dir, '--incremental', '--tsBuildInfoFile', info];
      await runLogged(`tsc-${name}`, 'node_modules/.bin/tsc', args).catch((/** @type {Error} */ error) => {
        failures.push(error.message);
      });
    }
  };
  await step(`check types of ${waiting.length} packages`, async () => {
    await Promise.all(Array.from({ length: AT_ONCE }, checkNext));
    if (failures.length > 0) throw new StepError(failures.join('\n\n'));
  });
}

/** @param {'lint' | 'check'} command `lint` finds faults; `check` also differences of form */
export async function checkStyle(command) {
  await step(command === 'lint' ? 'lint' : 'check style', () =>
    runLogged('biome', 'node_modules/.bin/biome', [command, '--colors=off', '.']),
  );
}
