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
  // Bundled CommonJS code asks for Node's modules by `require`, which an ES module does not have.
  banner: {
    js: "import { createRequire as $require } from 'node:module';\nconst require = $require(import.meta.url);",
  },
  logLevel: 'info',
});

const bundled = Object.keys(result.metafile.inputs)
  .map((file) => /node_modules\/(?:\.pnpm\/[^/]+\/node_modules\/)?((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1])
  .filter((name) => name !== undefined);
if (bundled.length > 0) {
  console.log(`bundled, as server/package.json does not name them: ${[...new Set(bundled)].join(', ')}`);
}
