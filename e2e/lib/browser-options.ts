import { existsSync } from 'node:fs';

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How the browser of this machine is started; Playwright cannot always bring its own. */
export function browserOptions(): { readonly executablePath?: string; readonly args: string[] } {
  const named = process.env['EXCHANGE_CHROMIUM'];
  const path = named === undefined || named === '' ? '/usr/bin/chromium' : named;
  // The sandbox of Chromium refuses to run as root.
  const args = process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet;
  return existsSync(path) ? { executablePath: path, args } : { args };
}
