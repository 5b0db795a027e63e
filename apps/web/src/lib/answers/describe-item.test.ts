import { emptyForm } from '@exchange/tasks';
import { describe, expect, it } from 'vitest';
import { describeItem } from './describe-item.ts';

const form = {
  ...emptyForm(),
  display: [{ kind: 'text' as const, text: '{{sentence}} by {{writer}}' }],
};

describe('the words for an item in a list', () => {
  it('are the first value that the form shows', () => {
    expect(describeItem(form, { id: '7', sentence: ' The bed was soft. ' }, 3)).toBe(
      'The bed was soft.',
    );
    expect(describeItem(form, { id: '7', sentence: '', writer: 'Ann' }, 3)).toBe('Ann');
  });

  it('are the file for an address', () => {
    expect(describeItem(form, { sentence: 'https://example.org/a/cat.png?w=2' }, 3)).toBe(
      'cat.png',
    );
  });

  it('are the row if nothing of it is shown', () => {
    expect(describeItem(form, { id: '7' }, 3)).toBe('Row 3');
  });
});
