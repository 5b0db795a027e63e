import { defineConfig, devices } from '@playwright/test';
import { browserOptions } from './lib/browser-options.ts';

export default defineConfig({
  testDir: './tests',
  outputDir: './test-results',
  globalSetup: './lib/start-exchange.ts',
  // One exchange serves all tests; they make people and work of their own.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 800 },
    launchOptions: browserOptions(),
    actionTimeout: 15_000,
    navigationTimeout: 15_000,
    locale: 'en-US',
    reducedMotion: 'reduce',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
});
