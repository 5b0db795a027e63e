import { describe, expect, it } from 'vitest';
import { agreementShare, compareAnswers, isSameValue } from './agreement.ts';

describe('agreement', () => {
  it('compares text without case and outer blanks, and choices without order', () => {
    expect(isSameValue(' Yes', 'yes ')).toBe(true);
    expect(isSameValue(['b', 'a'], ['a', 'b'])).toBe(true);
    expect(isSameValue(3, '3')).toBe(true);
    expect(isSameValue(undefined, '')).toBe(true);
    expect(isSameValue(false, undefined)).toBe(false);
  });

  it('counts equal answers field by field and over all', () => {
    const comparison = compareAnswers(['a', 'b'], { a: 1, b: 'x' }, [
      { a: 1, b: 'y' },
      { a: 1, b: 'X' },
    ]);
    expect(comparison).toEqual([
      { field: 'a', same: 2, others: 2 },
      { field: 'b', same: 1, others: 2 },
    ]);
    expect(agreementShare(comparison)).toBe(0.75);
  });

  it('says nothing without another answer', () => {
    expect(agreementShare(compareAnswers(['a'], { a: 1 }, []))).toBeNull();
  });
});
