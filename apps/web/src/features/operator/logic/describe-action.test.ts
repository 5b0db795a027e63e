import { expect, test } from 'vitest';
import { describeAction } from './describe-action.ts';

test('actions of operators are told in words, also those that are new', () => {
  expect(['runMaintenance', 'operator.granted', 'splitPartition'].map(describeAction)).toEqual([
    'Maintain a repository',
    'Make somebody an operator',
    'Split partition',
  ]);
});
