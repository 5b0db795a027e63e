import { defineConfig } from 'vitest/config';
import { longestFirst } from './packages/testkit/src/longest-first.ts';

const longest = longestFirst(
  'packages/moves/test/model.test.ts',
  'packages/moves/test/simulation.test.ts',
  'packages/leases/test/simulation.test.ts',
);

export default defineConfig({
  // As Node.js resolves: else tests get another copy of graphql-js than Apollo's packages.
  resolve: { mainFields: ['main'], extensions: ['.js', '.mjs', '.ts', '.tsx', '.json'] },
  test: {
    include: [
      'packages/**/*.test.ts',
      'subgraphs/**/test/**/*.test.ts',
      'subgraphs/**/src/**/*.test.ts',
      'apps/*/test/**/*.test.ts',
      'apps/*/src/**/*.test.ts',
      'scripts/**/*.test.ts',
      'bench/**/*.test.ts',
    ],
    globalSetup: ['packages/testkit/src/vitest-global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: longest },
    // Loading the servers anew for each file would take a third of the processor time.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
