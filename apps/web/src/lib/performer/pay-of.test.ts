import { expect, test } from 'vitest';
import { payOf } from './pay-of.ts';

test('only approved work has earned its pay, and ended work expects none', () => {
  expect(payOf('APPROVED')).toBe('earned');
  expect([payOf('ACCEPTED'), payOf('SUBMITTED')]).toEqual(['expected', 'expected']);
  expect([payOf('REJECTED'), payOf('RETURNED'), payOf('EXPIRED')]).toEqual([
    'none',
    'none',
    'none',
  ]);
});
