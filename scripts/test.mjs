// Everything that must hold, one after the other; the last line totals what ran.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Advice, compileCache, node24, requireNode20, root, runCommand } from './lib/console.mjs';
import { findBrowser, findFirefox } from './lib/find-browser.mjs';
import {
  addCounts,
  countExitCode,
  countPlaywright,
  countVitest,
  describeCounts,
} from './lib/test-counts.mjs';

const reports = join(root, 'node_modules', '.cache', 'exchange', 'reports');
const bin = join(root, 'node_modules', '.bin');
// Tests that start programs must find Node.js 24 first, whatever the machine has.
const env = {
  ...compileCache,
  ...process.env,
  PATH: `${bin}${delimiter}${process.env.PATH}`,
  ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }),
};
// Some runners take its mere presence for a yes.
if (!process.stdout.isTTY) delete env.FORCE_COLOR;

function run(program, args, extra = {}) {
  return new Promise((done) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', env: { ...env, ...extra } });
    child.on('error', (error) => {
      console.error(`${program} cannot be started: ${error.message}`);
      done(1);
    });
    child.on('close', (code) => done(code ?? 1));
  });
}

function readReport(name) {
  try {
    return JSON.parse(readFileSync(join(reports, name), 'utf8'));
  } catch {
    // The runner ended before it could write its report.
    return null;
  }
}

const oxlint = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
const oxfmt = join(root, 'node_modules', 'oxfmt', 'bin', 'oxfmt');
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const playwright = join(root, 'e2e', 'node_modules', '@playwright', 'test', 'cli.js');

async function check(...args) {
  return countExitCode(await run(node24, args));
}

async function runVitest(name, config) {
  const output = join(reports, `${name}.json`);
  const code = await run(node24, [
    ...[vitest, 'run', '--config', config],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${output}`],
  ]);
  return countVitest(readReport(`${name}.json`), code);
}

async function runInChromium(name, config) {
  return await runPlaywright(name, config, { EXCHANGE_CHROMIUM: await findBrowser() });
}

async function runInFirefox(name, config) {
  const hooks = pathToFileURL(join(root, 'e2e', 'lib', 'drive-firefox.mjs'));
  return await runPlaywright(name, config, {
    EXCHANGE_BROWSER: 'firefox',
    EXCHANGE_FIREFOX: findFirefox(),
    // Also for the processes that Playwright starts its tests in.
    NODE_OPTIONS: `--import=${hooks.href}`,
  });
}

async function runPlaywright(name, config, browser) {
  const report = `${name}.json`;
  const code = await run(node24, [playwright, 'test', '--config', config, '--reporter=list,json'], {
    ...browser,
    PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, report),
    PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, report),
  });
  return countPlaywright(readReport(report), code);
}

const runners = [
  ['format', 'Format', () => check(oxfmt, '--check')],
  ['lint', 'Lint', () => check(oxlint, '.')],
  ['types', 'Types of servers', () => check(tsc, '-p', 'tsconfig.json', '--noEmit')],
  [
    'web-types',
    'Types of the web app',
    () => check(tsc, '-p', 'apps/web/tsconfig.json', '--noEmit'),
  ],
  [
    'element-types',
    'Types of template elements',
    () => check(tsc, '-p', 'packages/crowd-elements/tsconfig.json', '--noEmit'),
  ],
  ['unit', 'Unit, store and exchange tests', () => runVitest('unit', 'vitest.config.ts')],
  ['bundle', 'Size of first pages', () => check('apps/web/scripts/check-bundle.mjs')],
  ['supergraph', 'Supergraph in git', () => check('scripts/compose.ts', '--check')],
  ['faults', 'Fault tests', () => runVitest('faults', 'faults/vitest.config.ts')],
  ['elements', 'Template elements in a browser', () => runInChromium('elements', 'e2e/elements')],
  ['browser', 'Browser tests', () => runInChromium('browser', 'e2e')],
];

/** Run when they are named: not every machine has what they need. */
const others = [['firefox', 'Hostile templates in Firefox', () => runInFirefox('firefox', 'e2e')]];

function chooseRunners() {
  const at = process.argv.indexOf('--only');
  if (at < 0) return runners;
  const names = (process.argv[at + 1] ?? '').split(',');
  const all = [...runners, ...others];
  const unknown = names.find((name) => !all.some(([known]) => known === name));
  if (unknown !== undefined) {
    const known = all.map(([name]) => name).join(', ');
    throw new Advice(`There is no check called "${unknown}": choose from ${known}.`);
  }
  return all.filter(([name]) => names.includes(name));
}

async function runInTurn(several) {
  const finished = [];
  for (const [, title, work] of several) {
    console.log(`\n━━ ${title}`);
    const startedAt = performance.now();
    const counts = await work().catch((error) => {
      console.error(error instanceof Advice ? error.message : error);
      return countExitCode(1);
    });
    const seconds = `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
    finished.push({ title, counts, seconds });
  }
  return finished;
}

function formatRow({ title, counts, seconds }) {
  const numbers = [counts.passed, counts.failed, counts.skipped];
  return [title.padEnd(32), ...numbers.map((n) => String(n).padStart(8)), seconds.padStart(9)].join(
    '',
  );
}

await runCommand(async () => {
  requireNode20();
  const chosen = chooseRunners();
  if (!existsSync(node24)) {
    throw new Advice('The dependencies are not installed: use "npm test", which installs them.');
  }
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const finished = await runInTurn(chosen);
  const total = addCounts(finished.map(({ counts }) => counts));
  console.log(`\n${''.padEnd(32)}  passed  failed skipped     time`);
  console.log(finished.map(formatRow).join('\n'));
  if (total.failed > 0) process.exitCode = 1;
  console.log(`\n${describeCounts(total)}`);
});
