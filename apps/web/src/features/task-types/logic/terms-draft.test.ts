import { describe, expect, it } from 'vitest';
import { checkTerms, controlOfPath, emptyTerms } from './terms-draft.ts';

describe('terms of a task type', () => {
  it('need a title, a description and a category', () => {
    expect(checkTerms(emptyTerms).map((problem) => problem.control)).toEqual([
      'title',
      'description',
      'category',
    ]);
  });

  it('are complete when these are there', () => {
    const terms = { ...emptyTerms, title: 'Label it', description: 'Look.', category: 'Images' };
    expect(checkTerms(terms)).toEqual([]);
    expect(checkTerms({ ...terms, timeAllowedSeconds: 5 })[0]?.control).toBe('time-allowed');
    expect(checkTerms({ ...terms, rewardMinor: Number.NaN })[0]?.control).toBe('reward');
  });

  it('know the control of a problem that the exchange reports', () => {
    expect(controlOfPath('terms.rewardMinor')).toBe('reward');
    expect(controlOfPath('terms.form.fields.2.name')).toBe('form-designer');
  });
});
