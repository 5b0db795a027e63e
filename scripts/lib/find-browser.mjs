// Finds a browser for the browser tests and says plainly which one.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { Advice, root, runQuietly, step } from './console.mjs';

const commands = [
  // The same engine without what a window needs: tests take half the time in it.
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const firefox = {
  commands: ['firefox', 'firefox-esr'],
  applications: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
};

function findOnMachine(browser = { commands, applications }) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = browser.commands.flatMap((name) =>
    folders.map((folder) => join(folder, name)),
  );
  return [...candidates, ...browser.applications].find((path) => existsSync(path)) ?? null;
}

function findNamed(variable) {
  const named = process.env[variable];
  if (named === undefined || named === '') return null;
  if (existsSync(named)) return say(named, `named by ${variable}`);
  throw new Advice(`${variable} names ${named}, which does not exist: correct or unset it.`);
}

function findPlaywrightsOwn() {
  try {
    const fromTests = createRequire(join(root, 'e2e', 'package.json'));
    const path = fromTests('@playwright/test').chromium.executablePath();
    return existsSync(path) ? path : null;
  } catch {
    // Playwright knows no browser for this system.
    return null;
  }
}

function mayInstall() {
  return process.getuid?.() === 0 && spawnSync('which', ['apt-get']).status === 0;
}

/** The path of a Firefox; one that is not there is not installed. */
export function findFirefox() {
  const named = findNamed('EXCHANGE_FIREFOX');
  if (named !== null) return named;
  const present = findOnMachine(firefox);
  if (present !== null) return say(present, 'found on this machine');
  throw new Advice(
    'These tests need Firefox: install it (Debian has firefox-esr), or name its program with EXCHANGE_FIREFOX.',
  );
}

/** The path of a Chromium; installs Debian's when there is none and it may. */
export async function findBrowser() {
  const named = findNamed('EXCHANGE_CHROMIUM');
  if (named !== null) return named;
  const present = findOnMachine();
  if (present !== null) return say(present, 'found on this machine');
  const downloaded = findPlaywrightsOwn();
  if (downloaded !== null) return say(downloaded, "Playwright's own");
  if (mayInstall()) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const packages = ['chromium-headless-shell', 'fonts-liberation'];
    const install = ['install', '-y', '--no-install-recommends', ...packages];
    await step('Installing Chromium with apt-get (no browser was found)', async () => {
      await runQuietly('apt-update', 'apt-get', ['update'], { env });
      await runQuietly('apt-chromium', 'apt-get', install, { env });
    });
    const installed = findOnMachine();
    if (installed !== null) return say(installed, 'installed with apt-get');
  }
  throw new Advice(
    'The browser tests need Chromium or Chrome: install one, or name its program with EXCHANGE_CHROMIUM.',
  );
}

function say(path, how) {
  let version = '';
  try {
    version = execFileSync(path, ['--version'], { encoding: 'utf8', timeout: 15_000 }).trim();
  } catch {
    // Some wrappers do not tell: the tests will show whether it works.
  }
  console.log(`Browser: ${path} (${how})${version === '' ? '' : `, ${version}`}`);
  return path;
}
