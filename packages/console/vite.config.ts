import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The API that `vite` in development mode talks to. */
const api = process.env.API_ORIGIN ?? 'http://127.0.0.1:7300';

/** Lays a `.gz` beside each text file of the build: the server hands these out instead of compressing each time. */
function precompressed(): Plugin {
  const compress = promisify(gzip);
  return {
    name: 'precompressed',
    apply: 'build',
    async writeBundle({ dir = 'dist' }, bundle) {
      const files = Object.keys(bundle).filter((name) => /\.(js|css|html)$/.test(name));
      await Promise.all(
        files.map(async (name) => {
          const path = join(dir, name);
          await writeFile(`${path}.gz`, await compress(await readFile(path), { level: 9 }));
        }),
      );
    },
  };
}

export default defineConfig({
  base: '/console/',
  plugins: [react(), precompressed()],
  // The content security policy allows no scripts and fonts from data: addresses, so nothing is inlined.
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 700 },
  server: {
    proxy: { '/api': api, '/socket.io': { target: api, ws: true } },
  },
});
