// Holds the built web app to its budget: what the first page of each role loads before it can be
// used, gzipped. Code that a page fetches later, such as plots, is not part of it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const budget = { js: 230_000, css: 30_000 };
const dist = join(import.meta.dirname, '..', 'dist');
const pages = {
  'everybody, sign-in': 'account/sign-in-page.tsx',
  'requester, dashboard': 'dashboard/dashboard-page.tsx',
  'performer, feed': 'feed/feed-page.tsx',
  'performer, workspace': 'workspace/workspace-page.tsx',
  'operator, overview': 'operator/cluster-page.tsx',
  'integrator, developers': 'developers/developers-page.tsx',
};

function readPlan(name) {
  try {
    return JSON.parse(readFileSync(join(dist, '.vite', name), 'utf8'));
  } catch {
    console.error('The web app is not built: run "node scripts/setup.mjs" first.');
    process.exit(1);
  }
}

const entries = Object.values(readPlan('manifest.json')).filter(({ isEntry }) => isEntry);
const filesOfPages = readPlan('pages.json');
const sizes = new Map();

function sizeOf(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(dist, file))).length);
  return sizes.get(file);
}

/** The page itself, the frame, the page's own code and everything that they import, each once. */
function filesOf(page) {
  const own = filesOfPages[page];
  if (own === undefined) throw new Error(`No code was built for ${page}`);
  const frame = entries.flatMap(({ file, css = [] }) => [file, ...css]);
  return [...frame, ...own];
}

function sumOf(files, ending) {
  return files.filter((file) => file.endsWith(ending)).reduce((sum, file) => sum + sizeOf(file), 0);
}

let isOver = false;
for (const [name, page] of Object.entries(pages)) {
  const files = filesOf(page);
  const js = sumOf(files, '.js');
  const css = sumOf(files, '.css');
  const over = js > budget.js || css > budget.css;
  isOver ||= over;
  const figures = [js, css].map((bytes) => `${(bytes / 1_000).toFixed(1)} kB`.padStart(9));
  console.log(`${over ? '✕' : '✓'} ${name.padEnd(24)} JS ${figures[0]}   CSS ${figures[1]}`);
}
if (isOver) {
  console.error(`Over the budget of ${budget.js / 1_000} kB JS and ${budget.css / 1_000} kB CSS.`);
  process.exitCode = 1;
}
