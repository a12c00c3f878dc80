import './setup/node-version.mjs';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './setup/build.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { root } from './setup/paths.mjs';
import { StepError, script } from './setup/progress.mjs';

/** `npm start`: from a bare clone to a running server. */
await script(async () => {
  await ensureInstalled();
  await build(['server', 'console', 'h5']);
  const server = join(root, 'server/dist/main.mjs');
  if (!existsSync(server)) throw new StepError('There is no server to start: server/src/main.ts is missing.');

  // The server runs in this very process: signals, exit code and `kill -9` reach it as they are. Workers that it
  // forks must run it too, and not this script.
  process.chdir(root);
  process.argv[1] = server;
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(server).href);
});
