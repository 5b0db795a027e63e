import { expect, test } from 'vitest';
import { chooseDraft } from './choose-draft.ts';

const savedAt = '2026-11-22T10:00:00.000Z';
const savedMs = Date.parse(savedAt);

function local(changedAt: number, draft: Record<string, unknown> = { label: 'cat' }) {
  return { assignmentId: 'asgn_1', draft, changedAt };
}

test('a copy written after the last save wins', () => {
  expect(chooseDraft(local(savedMs + 60_000), savedAt)).toEqual({ label: 'cat' });
});

test('an older copy, or the very one that was saved, does not replace the saved one', () => {
  expect(chooseDraft(local(savedMs - 60_000), savedAt)).toBeNull();
  expect(chooseDraft(local(savedMs + 500), savedAt)).toBeNull();
});

test('without a saved draft the copy counts, unless it is empty', () => {
  expect(chooseDraft(local(savedMs), null)).toEqual({ label: 'cat' });
  expect(chooseDraft(local(savedMs, {}), null)).toBeNull();
  expect(chooseDraft(null, null)).toBeNull();
});
