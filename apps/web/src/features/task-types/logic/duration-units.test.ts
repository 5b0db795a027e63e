import { expect, test } from 'vitest';
import { boundsIn, secondsIn } from './duration-units.ts';

const thirtyDays = 2_592_000;

test('bounds of a length of time are told in the unit that is chosen', () => {
  const bounds = { min: 30, max: thirtyDays };
  expect(boundsIn('seconds', bounds)).toEqual({ min: 30, max: thirtyDays, fractions: false });
  expect(boundsIn('minutes', bounds)).toEqual({ min: 0.5, max: 43_200, fractions: true });
  expect(boundsIn('hours', bounds)).toEqual({ min: 0.01, max: 720, fractions: true });
});

test('parts of a unit are whole seconds where they can be', () => {
  expect([2.5, 1.1, 4.35].map((minutes) => secondsIn(minutes, 'minutes'))).toEqual([150, 66, 261]);
  expect(secondsIn(Number.NaN, 'minutes')).toBeNaN();
});
