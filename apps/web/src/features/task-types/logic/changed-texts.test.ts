import { expect, it } from 'vitest';
import { changedTexts } from './changed-texts.ts';

it('texts that changed are told by their places', () => {
  const form = { title: 'a', fields: [{ label: 'b', most: 3 }] };
  expect(changedTexts(form, { title: 'a', fields: [{ label: 'bc', most: 3 }] })).toBe(
    '/fields/0/label ',
  );
  expect(changedTexts(form, { title: 'x', fields: [{ label: 'y', most: 3 }] })).toBe(
    '/title /fields/0/label ',
  );
  expect(changedTexts(form, structuredClone(form))).toBe('');
});

it('anything else that changed is no change of texts', () => {
  const form = { fields: [{ label: 'b', most: 3 }] };
  expect(changedTexts(form, { fields: [{ label: 'c', most: 4 }] })).toBeNull();
  expect(changedTexts(form, { fields: [...form.fields, { label: 'c', most: 3 }] })).toBeNull();
  expect(changedTexts(form, { fields: [{ label: 'b' }] })).toBeNull();
});
