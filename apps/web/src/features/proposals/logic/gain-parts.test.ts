import { expect, test } from 'vitest';
import { formatGain, gainParts } from './gain-parts.ts';

test('parts of a gain are told by size, costs last, and nothings not at all', () => {
  const parts = gainParts({ load: 0.1, affinity: 0.4, closeness: 0, hours: 0.0001, cost: -0.2 });
  expect(parts.map(({ label, share }) => [label, share])).toEqual([
    ['More served from stock', 1],
    ['Loads more even', 0.25],
    ['What the moves cost', 0.5],
  ]);
});

test('gains carry their sign', () => {
  expect([0.123, -0.05, 0.0004].map(formatGain)).toEqual(['+0.12', '−0.05', '+0.0004']);
});
