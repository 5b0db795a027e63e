import { describe, expect, it } from 'vitest';
import { checkTerms } from '../src/domain/check-terms.ts';

const terms = {
  title: 'Judge a text',
  description: '',
  instructions: '',
  category: 'Texts',
  keywords: [],
  rewardMinor: 5,
  timeAllowedSeconds: 600,
  autoApprovalSeconds: 600,
  form: { version: 1, kind: 'html', template: '<p>${text}</p><input name="good">' },
};

describe('the terms of a task type', () => {
  it('take an HTML template where it can be shown, and say what is missing where it cannot', () => {
    expect(checkTerms(terms, true).ok).toBe(true);
    const refused = checkTerms(terms, false);
    expect(refused.ok).toBe(false);
    expect(!refused.ok && refused.error).toEqual([
      {
        path: 'terms.form',
        message: expect.stringContaining('gateway.sandbox.publicUrl') as string,
      },
    ]);
  });
});
