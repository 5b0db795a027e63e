import type { Field } from '@exchange/tasks';
import { expect, it } from 'vitest';
import { agreementWords, describeValue } from './describe-value.ts';

it('A combined value reads as what was answered', () => {
  expect(describeValue(true)).toBe('Yes');
  expect(describeValue('cat')).toBe('cat');
  expect(describeValue(2.5)).toBe('2.5');
  expect(describeValue(['cat', 'dog'])).toBe('cat, dog');
  expect(describeValue([])).toBe('None');
});

it('A combined value is in the words of its question', () => {
  const choices = [
    { value: 'cat', label: 'A cat' },
    { value: 'dog', label: 'A dog' },
  ];
  const asked = { label: 'Which?', required: true, choices };
  const one: Field = { ...asked, kind: 'singleChoice', name: 'animal' };
  expect(describeValue('cat', one)).toBe('A cat');
  expect(describeValue([], one)).toBe('None');
  const boxes: Field = { ...asked, kind: 'boxes', name: 'boxes', source: '{{image}}' };
  expect(describeValue([{ label: 'dog' }, { label: 'dog' }], boxes)).toBe('2 marks: A dog');
});

it('Combined marks are counted by label', () => {
  const marks = [{ label: 'cat' }, { label: 'cat' }, { label: '' }];
  expect(describeValue(marks)).toBe('2 marks: cat, 1 mark: no label');
});

it('Agreement is told in words', () => {
  expect(agreementWords(0.9)).toBe('people agree well');
  expect(agreementWords(-0.1)).toBe('hardly more than by chance');
});
