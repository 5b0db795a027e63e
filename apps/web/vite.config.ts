import react from '@vitejs/plugin-react';
import { join } from 'node:path';
import { defineConfig } from 'vite';
import { directImports } from './scripts/direct-imports.ts';
import { createChunkNamer } from './scripts/name-chunk.ts';
import { precompress } from './scripts/precompress.ts';
import { shortenOperations } from './scripts/shorten-operations.ts';
import { startScript } from './scripts/start-script.ts';

const gateway = process.env['GATEWAY_URL'] ?? 'http://localhost:4000';

export default defineConfig({
  plugins: [directImports(), react(), shortenOperations(), startScript(), precompress()],
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
          includeDependenciesRecursively: false,
          groups: [
            // What every page needs comes in one file, not in dozens that wait for each other.
            { name: 'frame', tags: ['$initial'], priority: 1 },
            { name: createChunkNamer(join(import.meta.dirname, 'src/features')) },
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
