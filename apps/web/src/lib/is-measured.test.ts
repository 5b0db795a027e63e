import { describe, expect, it } from 'vitest';
import { isMeasured } from './is-measured.ts';

describe('a measured pace', () => {
  it('is known from five answers on', () => {
    expect(isMeasured(5, 24)).toBe(true);
    expect(isMeasured(4, 24)).toBe(false);
  });

  it('is not taken from programs that answer within a second', () => {
    expect(isMeasured(50, 0)).toBe(false);
  });

  it('is unknown as long as nothing was measured', () => {
    expect(isMeasured(0, null)).toBe(false);
  });
});
