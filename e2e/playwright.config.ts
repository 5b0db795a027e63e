import { defineConfig } from '@playwright/test';
import { chooseBrowser, isFirefox } from './lib/browser-options.ts';

/** Sees what newcomers see: before other tests have posted work that nobody does. */
const first = /money-and-work\.spec\.ts/;
/** Longer than all others, and mostly waiting: begun at once, they do not end last. */
const long = /(growing|hostile-templates)\.spec\.ts/;
const alone = /(operators-console|supply-follows-people|two-nodes)\.spec\.ts/;
/** Attacks, which browsers keep off in different ways. */
const hostile = /(hostile-neighbours|hostile-templates)\.spec\.ts/;

export default defineConfig({
  testDir: './tests',
  outputDir: './test-results/pages',
  globalSetup: './lib/start-exchange.ts',
  // One exchange serves all tests; they make people and work of their own. Those that change what
  // everybody sees (nodes, maintenance, where stock lies) run alone.
  workers: 3,
  fullyParallel: false,
  projects: isFirefox()
    ? [{ name: 'firefox', testMatch: hostile }]
    : [
        { name: 'first', testMatch: first },
        { name: 'long', testMatch: long, dependencies: ['first'] },
        { name: 'together', testIgnore: [first, long, alone], dependencies: ['first'] },
        { name: 'alone', testMatch: alone, dependencies: ['long', 'together'], workers: 1 },
      ],
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    ...chooseBrowser(),
    viewport: { width: 1280, height: 800 },
    actionTimeout: 15_000,
    navigationTimeout: 15_000,
    locale: 'en-US',
    reducedMotion: 'reduce',
    // A film of every test, or a copy of the page at each step of it, would take a third more processor
    // time: a failure has its screenshot and what the page said.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    screenshot: 'only-on-failure',
  },
});
