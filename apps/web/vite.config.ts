import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const gateway = process.env['GATEWAY_URL'] ?? 'http://localhost:4000';

export default defineConfig({
  plugins: [react()],
  // Browsers that know light-dark(): the style sheets need not be rewritten for older ones.
  build: {
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    manifest: true,
  },
  server: {
    port: 5173,
    proxy: { '/api': gateway, '/graphql': gateway },
  },
});
