import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The API that `vite` in development mode talks to. */
const api = process.env.API_ORIGIN ?? 'http://127.0.0.1:7300';

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  // The content security policy allows no scripts and fonts from data: addresses, so nothing is inlined.
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 700 },
  server: {
    proxy: { '/api': api, '/socket.io': { target: api, ws: true } },
  },
});
