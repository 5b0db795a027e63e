import { expect, it } from 'vitest';
import { agreementWords, describeValue } from './describe-value.ts';

it('A combined value reads as what was answered', () => {
  expect(describeValue(true)).toBe('Yes');
  expect(describeValue('cat')).toBe('cat');
  expect(describeValue(2.5)).toBe('2.5');
  expect(describeValue(['cat', 'dog'])).toBe('cat, dog');
  expect(describeValue([])).toBe('None');
});

it('Combined marks are counted by label', () => {
  const marks = [{ label: 'cat' }, { label: 'cat' }, { label: '' }];
  expect(describeValue(marks)).toBe('2 marks: cat, 1 mark: no label');
});

it('Agreement is told in words', () => {
  expect(agreementWords(0.9)).toBe('people agree well');
  expect(agreementWords(-0.1)).toBe('hardly more than by chance');
});
