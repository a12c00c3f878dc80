import { join } from 'node:path';
import { build } from 'esbuild';
import { readManifest, root } from './paths.mjs';

// Workspace packages are TypeScript sources and go into the bundle; what the server declares from the registry
// stays in node_modules, found at run time from server/dist.
const external = Object.keys(readManifest('server').dependencies).filter(
  (name) => !name.startsWith('@wanglai/'),
);

const result = await build({
  entryPoints: [join(root, 'server/src/main.ts')],
  outfile: join(root, 'server/dist/main.mjs'),
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external,
  sourcemap: 'linked',
  metafile: true,
  // What the sources may count on in CommonJS, where the tests run them, and an ES module does not have.
  banner: {
    js: [
      "import { createRequire as $require } from 'node:module';",
      "import { fileURLToPath as $path } from 'node:url';",
      'const require = $require(import.meta.url);',
      'const __filename = $path(import.meta.url);',
      "const __dirname = $path(new URL('.', import.meta.url));",
    ].join('\n'),
  },
  logLevel: 'info',
});

const bundled = Object.keys(result.metafile.inputs)
  .map((file) => /node_modules\/(?:\.pnpm\/[^/]+\/node_modules\/)?((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1])
  .filter((name) => name !== undefined);
if (bundled.length > 0) {
  console.log(`bundled, as server/package.json does not name them: ${[...new Set(bundled)].join(', ')}`);
}
