import { expect, test } from 'vitest';
import { placeTip } from './place-tip.ts';

const tip = { offsetWidth: 100, offsetHeight: 30 };
const phone = { innerWidth: 390 };

test('a tip stands above its target, centred', () => {
  const target = { left: 150, top: 200, width: 40, bottom: 220 };
  expect(placeTip(target, tip, phone)).toEqual({ left: 120, top: 164 });
});

test('without room above it goes below', () => {
  const target = { left: 150, top: 20, width: 40, bottom: 40 };
  expect(placeTip(target, tip, phone).top).toBe(46);
});

test('it stays inside both sides', () => {
  const top = { top: 200, bottom: 220, width: 20 };
  expect(placeTip({ ...top, left: 0 }, tip, phone).left).toBe(8);
  expect(placeTip({ ...top, left: 370 }, tip, phone).left).toBe(282);
});
