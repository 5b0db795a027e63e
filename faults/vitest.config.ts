import { defineConfig } from 'vitest/config';

// Each file runs a whole cluster of processes: one after the other.
export default defineConfig({
  test: {
    include: ['faults/*.test.ts'],
    fileParallelism: false,
    pool: 'forks',
    testTimeout: 150_000,
    hookTimeout: 90_000,
  },
});
