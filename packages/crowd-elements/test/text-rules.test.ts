import { expect, test } from 'vitest';
import { findTextProblem } from '../src/controls/find-text-problem.ts';
import { readTexts } from '../src/lib/read-attribute.ts';

const anything = { isRequired: false, shortest: 0, pattern: null };

test('a required text may not be blank, another one may be empty', () => {
  expect(findTextProblem('  ', { ...anything, isRequired: true })).toBe(
    'Please fill in this field.',
  );
  expect(findTextProblem('', { ...anything, shortest: 5 })).toBe('');
});

test('a text is measured in characters and matched as a whole or one by one', () => {
  expect(findTextProblem('👍👍', { ...anything, shortest: 3 })).toContain('at least 3');
  expect(findTextProblem('2024', { ...anything, pattern: '[0-9]' })).toBe('');
  expect(findTextProblem('a-1', { ...anything, pattern: '[a-z]-[0-9]' })).toBe('');
  expect(findTextProblem('a-x', { ...anything, pattern: '[0-9]' })).toContain('not allowed');
  expect(findTextProblem('a', { ...anything, pattern: '[' })).toBe('');
});

test('a list of texts is read from JSON in any dress, each text once', () => {
  expect(readTexts('labels', "['a', 'b', 'a', 3]")).toEqual({ ok: true, value: ['a', 'b', '3'] });
  expect(readTexts('labels', ['x'])).toEqual({ ok: true, value: ['x'] });
  expect(readTexts('labels', null)).toMatchObject({ ok: false });
  expect(readTexts('labels', '{}')).toMatchObject({ ok: false });
  expect(readTexts('labels', '[{}]')).toMatchObject({ ok: false });
});
