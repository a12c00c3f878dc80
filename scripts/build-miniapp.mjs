import './setup/node-version.mjs';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, targets } from './setup/build.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { kilobytes, packageSizes, tooLarge } from './setup/package-sizes.mjs';
import { root } from './setup/paths.mjs';
import { StepError, script } from './setup/progress.mjs';

/** `node scripts/build-miniapp.mjs weapp|alipay|h5`, for the server at `API_ORIGIN`. */
await script(async () => {
  const type = process.argv[2];
  if (type !== 'weapp' && type !== 'alipay' && type !== 'h5') {
    throw new StepError('Say which mini-program to build: weapp, alipay or h5.');
  }
  await ensureInstalled();
  const { entry, out } = targets[type];
  if (!existsSync(join(root, entry)))
    throw new StepError(`There is no mini-program to build: ${entry} is missing.`);
  await build([type]);

  const sizes = packageSizes(join(root, out));
  console.log(`${out}`);
  const rows = type === 'h5' ? { all: sizes.main } : { 'main package': sizes.main, ...sizes.subpackages };
  for (const [name, bytes] of Object.entries(rows)) {
    console.log(`  ${name.padEnd(28)} ${kilobytes(bytes).padStart(10)}`);
  }
  const over = type === 'weapp' ? tooLarge(sizes) : [];
  if (over.length > 0) throw new StepError(`Too large for WeChat: ${over.join('; ')}.`);
});
