import { expect, test } from 'vitest';
import { readIds, roleOfIds } from './read-ids.ts';

test('ids are read however they are divided, each once', () => {
  expect(readIds(' r1,r2\nr1 ; p3\n')).toEqual(['r1', 'r2', 'p3']);
  expect(readIds('  ')).toEqual([]);
});

test('the role of ids is known when they agree', () => {
  expect(roleOfIds(['rabc', 'requester_rdef', 'task_rxyz_01'])).toBe('requester');
  expect(roleOfIds(['performer_pabc'])).toBe('performer');
  expect(roleOfIds(['rabc', 'pabc'])).toBeNull();
  expect(roleOfIds([])).toBeNull();
});
