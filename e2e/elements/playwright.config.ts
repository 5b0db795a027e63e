import { defineConfig } from '@playwright/test';
import { chooseBrowser } from '../lib/browser-options.ts';

// Templates and their elements without an exchange: on pages of their own, or in the sandbox alone.
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results/elements',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 20_000,
  expect: { timeout: 5_000 },
  reporter: 'list',
  use: {
    ...chooseBrowser(),
    viewport: { width: 1280, height: 900 },
    actionTimeout: 5_000,
    navigationTimeout: 10_000,
    locale: 'en-US',
    reducedMotion: 'reduce',
    screenshot: 'only-on-failure',
  },
});
