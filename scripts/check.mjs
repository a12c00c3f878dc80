import './setup/node-version.mjs';
import { checkStyle, checkTypes } from './setup/check-code.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { script } from './setup/progress.mjs';

/** `npm run check`: types and style of all packages, without running anything. */
await script(async () => {
  await ensureInstalled();
  await checkTypes();
  await checkStyle('check');
});
