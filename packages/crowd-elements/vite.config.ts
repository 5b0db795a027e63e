import { defineConfig } from 'vite';

// One classic script: templates load it with <script src>, in the head or at the end.
export default defineConfig({
  build: {
    target: 'es2022',
    lib: {
      entry: 'src/index.ts',
      formats: ['iife'],
      name: 'crowdElements',
      fileName: () => 'crowd-html-elements.js',
    },
  },
});
