import { describe, expect, it } from 'vitest';
import { listFirstSteps } from './first-steps.ts';

const nothing = { hasMoney: false, hasType: false, hasRows: false, hasPublished: false };

describe('first steps', () => {
  it('begin with a deposit and go on with what is missing', () => {
    expect(listFirstSteps(nothing)?.find((step) => step.next)?.key).toBe('deposit');
    const started = { ...nothing, hasMoney: true, hasType: true };
    expect(listFirstSteps(started)?.find((step) => step.next)?.key).toBe('rows');
  });

  it('are gone once something was published', () => {
    expect(listFirstSteps({ ...nothing, hasPublished: true })).toBeNull();
  });
});
