import { expect, test } from 'vitest';
import { formatSize } from './size.ts';

test('sizes are written with the unit that fits', () => {
  expect([0, 999, 1_000, 12_400_000, 250_000_000].map(formatSize)).toEqual([
    '0 bytes',
    '999 bytes',
    '1.0 kB',
    '12.4 MB',
    '250 MB',
  ]);
});
