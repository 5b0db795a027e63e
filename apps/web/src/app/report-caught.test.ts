import { afterEach, expect, test, vi } from 'vitest';
import { reportCaught } from './report-caught.ts';
import { MissingRoleError } from './routes/missing-role-error.ts';

afterEach(() => vi.restoreAllMocks());

test('faults are written to the console, a missing role is not', () => {
  const written = vi.spyOn(console, 'error').mockReturnValue(undefined);
  const fault = new Error('x is undefined');
  reportCaught(new MissingRoleError('OPERATOR'));
  reportCaught(fault);
  expect(written.mock.calls).toEqual([[fault]]);
});
