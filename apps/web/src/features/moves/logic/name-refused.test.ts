import { expect, test } from 'vitest';
import { nameRefused } from './name-refused.ts';

test('problems of users name the ids that they are about', () => {
  const message = 'This is no user in a role, nor an id of one.';
  const problems = [
    { path: 'ownerKeys.1', message },
    { path: 'to', message: 'There is no partition p9.' },
    { path: 'ownerKeys.2', message },
  ];
  expect(nameRefused(['r1', 'wrong', 'nobody'], problems)).toEqual([
    { ownerKey: 'wrong', message },
    { ownerKey: 'nobody', message },
  ]);
});
