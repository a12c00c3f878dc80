import './setup/node-version.mjs';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from './setup/install.mjs';
import { root } from './setup/paths.mjs';
import { StepError, script } from './setup/progress.mjs';
import { runChild } from './setup/run-child.mjs';

/** `node scripts/run.mjs <entry.ts> [...args]`: runs a TypeScript entry, its path relative to the repository. */
await script(async () => {
  const [entry, ...args] = process.argv.slice(2);
  if (!entry || !existsSync(join(root, entry)))
    throw new StepError(`There is no ${entry ?? 'entry'} to run.`);
  await ensureInstalled();
  process.exitCode = await runChild(process.execPath, ['--import', 'tsx', join(root, entry), ...args]);
});
