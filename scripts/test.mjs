import './setup/node-version.mjs';
import { join } from 'node:path';
import { build } from './setup/build.mjs';
import { checkStyle, checkTypes } from './setup/check-code.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { root } from './setup/paths.mjs';
import { runLogged, script, step } from './setup/progress.mjs';
import { runChild } from './setup/run-child.mjs';
import { ensureSystemPackages } from './setup/system-packages.mjs';

const libraries = join(root, 'packages/embedded-mongo/src/fetch-libraries.ts');

/** `npm test [-- <arguments for jest>]`: all set-up, then types, lint and every test. */
await script(async () => {
  await ensureInstalled();
  await ensureSystemPackages();
  if (!process.env.MONGODB_URI) {
    await step('make sure of the database engine', () =>
      runLogged('database-libraries', process.execPath, ['--import', 'tsx', libraries]),
    );
  }
  await build(['server', 'console', 'h5', 'weapp', 'alipay']);
  await checkTypes();
  await checkStyle('lint');
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  process.exitCode = await runChild(process.execPath, [jest, '--maxWorkers=2', ...process.argv.slice(2)]);
});
