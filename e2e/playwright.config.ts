import { defineConfig } from '@playwright/test';
import { chooseBrowser, isFirefox } from './lib/browser-options.ts';

/** Sees what newcomers see: before other tests have posted work that nobody does. */
const first = /money-and-work\.spec\.ts/;
const alone = /(growing|operators-console|supply-follows-people|two-nodes)\.spec\.ts/;
/** Attacks, which browsers keep off in different ways. */
const hostile = /(hostile-neighbours|hostile-templates)\.spec\.ts/;

export default defineConfig({
  testDir: './tests',
  outputDir: './test-results/pages',
  globalSetup: './lib/start-exchange.ts',
  // One exchange serves all tests; they make people and work of their own. Those that change what
  // everybody sees (nodes, maintenance, where stock lies) run alone.
  workers: 2,
  fullyParallel: false,
  projects: isFirefox()
    ? [{ name: 'firefox', testMatch: hostile }]
    : [
        { name: 'first', testMatch: first },
        { name: 'together', testIgnore: [first, alone], dependencies: ['first'] },
        { name: 'alone', testMatch: alone, dependencies: ['together'], workers: 1 },
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
    // A film of every test would take a third more processor time: a failure has its screenshot.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
  },
});
