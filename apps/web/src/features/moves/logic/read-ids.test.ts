import { expect, test } from 'vitest';
import { lineOfId, readIds, roleOfIds } from './read-ids.ts';

test('ids are read however they are divided, each once', () => {
  expect(readIds(' r1,r2\nr1 ; p3\n')).toEqual(['r1', 'r2', 'p3']);
  expect(readIds('  ')).toEqual([]);
});

test('an id is found on its line, as a whole', () => {
  const text = 'r10, r2\n\nr1\nr1';
  expect(['r2', 'r1', 'r3'].map((id) => lineOfId(text, id))).toEqual([1, 3, null]);
});

test('the role of ids is known when they agree', () => {
  expect(roleOfIds(['rabc', 'requester_rdef', 'task_rxyz_01'])).toBe('requester');
  expect(roleOfIds(['performer_pabc'])).toBe('performer');
  expect(roleOfIds(['rabc', 'pabc'])).toBeNull();
  expect(roleOfIds([])).toBeNull();
});
