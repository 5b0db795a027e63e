import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './scripts/precompress.ts';

const gateway = process.env['GATEWAY_URL'] ?? 'http://localhost:4000';

export default defineConfig({
  plugins: [react(), precompress()],
  // Browsers that know light-dark(): the style sheets need not be rewritten for older ones.
  build: {
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    // Read by scripts/check-bundle.mjs.
    manifest: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What every page needs comes in one file, not in dozens that wait for each other.
            { name: 'frame', tags: ['$initial'], priority: 1 },
            // Small pieces that most pages need.
            { name: 'parts', minShareCount: 12, maxModuleSize: 6_000 },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    proxy: { '/api': gateway, '/graphql': gateway },
  },
});
