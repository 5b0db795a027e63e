import { defineConfig } from 'vitest/config';

// Moves of users and nodes that come and go take as long as all the others: `npm run test:moves`.
const slow = ['faults/moves.test.ts', 'faults/growing.test.ts'];
const slowOnes = process.env['FAULTS'] === 'moves';

// Each file runs a whole cluster of processes: one after the other.
export default defineConfig({
  test: {
    include: slowOnes ? slow : ['faults/*.test.ts'],
    exclude: slowOnes ? [] : slow,
    fileParallelism: false,
    pool: 'forks',
    testTimeout: 150_000,
    hookTimeout: 90_000,
  },
});
