import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import advisories from '../lib/advisories.json' with { type: 'json' };

const lockFile = readFileSync(join(import.meta.dirname, '..', '..', 'pnpm-lock.yaml'), 'utf8');

/** Versions of a package in the lock file. */
function versionsOf(name: string): string[] {
  const quoted = name.replaceAll('/', '\\/').replaceAll('.', '\\.');
  const entry = new RegExp(`^  '?${quoted}@(\\d+\\.\\d+\\.\\d+)[^:]*:`, 'gm');
  return [...new Set([...lockFile.matchAll(entry)].flatMap(([, version]) => version ?? []))];
}

function isBelow(version: string, floor: string): boolean {
  const [a, b] = [version, floor].map((text) => text.split('.').map(Number));
  for (let part = 0; part < 3; part += 1) {
    const difference = (a?.[part] ?? 0) - (b?.[part] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

describe('the lock file', () => {
  it.each(advisories)('has no $package below $fixedIn', ({ package: name, fixedIn }) => {
    const versions = versionsOf(name);
    expect(versions).not.toEqual([]);
    expect(versions.filter((version) => isBelow(version, fixedIn))).toEqual([]);
  });

  it('compares versions part by part', () => {
    expect(isBelow('5.10.0', '5.9.9')).toBe(false);
    expect(isBelow('5.9.9', '5.10.0')).toBe(true);
    expect(isBelow('5.5.0', '5.5.0')).toBe(false);
  });
});
