// Remembers, by content hash, which set-up steps are already done.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './console.mjs';

const stampFile = join(root, 'node_modules', '.cache', 'exchange', 'stamps.json');
const skipped = new Set(['node_modules', 'dist', 'generated', '.data', 'test-results', '.git']);

function addPath(hash, path) {
  if (!existsSync(path)) return;
  let entries;
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch {
    // Not a folder: the file itself is hashed.
    hash.update(path).update(readFileSync(path));
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (skipped.has(entry.name)) continue;
    addPath(hash, join(path, entry.name));
  }
}

/** One hash over files and folders, named relative to the project. */
export function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) addPath(hash, join(root, path));
  return hash.digest('hex');
}

function readStamps() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    // No stamps, or half-written ones: every step simply runs again.
    return {};
  }
}

export function isDone(name, hash) {
  return readStamps()[name] === hash;
}

export function markDone(name, hash) {
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, JSON.stringify({ ...readStamps(), [name]: hash }, null, 2));
}
