import { existsSync } from 'node:fs';
import { devices } from '@playwright/test';

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How the Chromium of this machine is started; Playwright cannot always bring its own. */
export function browserOptions(): { readonly executablePath?: string; readonly args: string[] } {
  const path = pathIn('EXCHANGE_CHROMIUM', '/usr/bin/chromium');
  // The sandbox of Chromium refuses to run as root.
  const args = process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet;
  return existsSync(path) ? { executablePath: path, args } : { args };
}

/** Whether tests run in Firefox instead. */
export function isFirefox(): boolean {
  return process.env['EXCHANGE_BROWSER'] === 'firefox';
}

/** The browser of the tests, as Playwright's configuration has it. */
export function chooseBrowser() {
  if (!isFirefox()) return { ...devices['Desktop Chrome'], launchOptions: browserOptions() };
  return {
    browserName: 'firefox',
    // The Firefox of this machine as it comes, by WebDriver BiDi; a patched one would prove less.
    channel: 'moz-firefox',
    launchOptions: {
      executablePath: pathIn('EXCHANGE_FIREFOX', '/usr/bin/firefox-esr'),
      firefoxUserPrefs: {
        'ui.prefersReducedMotion': 1,
        // The mouse of the test reaches frames of other sites, which are other processes.
        'remote.events.async.mouse.enabled': true,
        'remote.events.async.wheel.enabled': true,
      },
    },
  } as const;
}

function pathIn(variable: string, otherwise: string): string {
  const named = process.env[variable];
  return named === undefined || named === '' ? otherwise : named;
}
