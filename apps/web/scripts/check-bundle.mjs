// Holds the built web app to its budget: what the first page of each role loads before it can be
// used, gzipped. Code that a page fetches later, such as plots, is not part of it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const budget = { js: 230_000, css: 30_000 };
const dist = join(import.meta.dirname, '..', 'dist');
const pages = {
  'everybody, sign-in': 'src/features/account/sign-in-page.tsx',
  'requester, dashboard': 'src/features/dashboard/dashboard-page.tsx',
  'performer, feed': 'src/features/feed/feed-page.tsx',
  'performer, workspace': 'src/features/workspace/workspace-page.tsx',
  'operator, overview': 'src/features/operator/cluster-page.tsx',
  'integrator, developers': 'src/features/developers/developers-page.tsx',
};

function readManifest() {
  try {
    return JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'));
  } catch {
    console.error('The web app is not built: run "node scripts/setup.mjs" first.');
    process.exit(1);
  }
}

const manifest = readManifest();
const sizes = new Map();

function sizeOf(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(dist, file))).length);
  return sizes.get(file);
}

/** The entry, the page and everything that they import, each file once. */
function filesOf(page) {
  const seen = new Set();
  const files = new Set();
  function visit(key) {
    if (seen.has(key)) return;
    seen.add(key);
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`The manifest has no ${key}`);
    files.add(chunk.file);
    chunk.css?.forEach((file) => files.add(file));
    chunk.imports?.forEach(visit);
  }
  Object.keys(manifest)
    .filter((key) => manifest[key].isEntry)
    .forEach(visit);
  visit(page);
  return [...files];
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
