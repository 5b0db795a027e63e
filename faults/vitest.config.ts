import { defineConfig } from 'vitest/config';
import { longestFirst } from '../packages/testkit/src/longest-first.ts';

// Moves of users and nodes that come and go take as long as all the others: `npm run test:moves`.
const slow = ['faults/moves.test.ts', 'faults/growing.test.ts'];
const slowOnes = process.env['FAULTS'] === 'moves';
/** Four deaths at each step instead of one. */
const times = process.env['EVERY_VICTIM'] === '1' ? 4 : 1;

// Each file runs a whole cluster of processes: two at a time are enough for most machines.
export default defineConfig({
  test: {
    include: slowOnes ? slow : ['faults/*.test.ts'],
    exclude: slowOnes ? [] : slow,
    maxWorkers: 2,
    sequence: { sequencer: longestFirst('crashes.test.ts', 'cut-off.test.ts') },
    pool: 'forks',
    testTimeout: times * 150_000,
    hookTimeout: 90_000,
  },
});
