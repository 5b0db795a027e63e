import { expect, test } from 'vitest';
import { describeDetails } from './describe-details.ts';

test('details of an action are told in one line, without what is empty', () => {
  expect(describeDetails({ users: 3, to: 'p2', reason: '', back: null })).toBe('users: 3, to: p2');
  expect(describeDetails({})).toBe('');
  expect(describeDetails(null)).toBe('');
});
