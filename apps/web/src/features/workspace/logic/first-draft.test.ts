import { addField, emptyForm, updateField } from '@exchange/tasks';
import { expect, it } from 'vitest';
import { firstDraft } from './first-draft.ts';

const form = updateField(addField(emptyForm(), 'text'), 'text', { initial: 'Dear {{name}}' });

it('begins with what the form says, until something was written', () => {
  const assignment = { form, input: { name: 'Ada' } };
  expect(firstDraft({ ...assignment, draft: null })).toEqual({ text: 'Dear Ada' });
  expect(firstDraft({ ...assignment, draft: {} })).toEqual({});
  expect(firstDraft({ form: { kind: 'html' }, input: {}, draft: null })).toEqual({});
});
