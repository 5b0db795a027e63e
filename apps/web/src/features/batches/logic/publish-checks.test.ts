import { describe, expect, it } from 'vitest';
import type { DraftFacts } from './publish-checks.ts';
import { canPublish, listPublishChecks } from './publish-checks.ts';

const nowMs = Date.parse('2026-11-22T12:00:00Z');
const draft: DraftFacts = {
  status: 'DRAFT',
  tasks: 100,
  rowsReceived: 100,
  rowsBad: 0,
  skipBadRows: false,
  costMinor: 1_200,
  availableMinor: 5_000,
  deadlineAt: null,
};

function check(change: Partial<DraftFacts>) {
  const checks = listPublishChecks({ ...draft, ...change }, nowMs, (minor) => `$${minor / 100}`);
  const failed = checks.filter((entry) => entry.state === 'fail').map((entry) => entry.key);
  return { checks, failed, allowed: canPublish(checks) };
}

describe('publish checks', () => {
  it('pass for a good draft and say what will be left', () => {
    const { allowed, checks } = check({});
    expect(allowed).toBe(true);
    expect(checks.at(-1)?.detail).toBe('$38 will be left.');
  });

  it('fail without rows, without money and after the deadline', () => {
    expect(check({ tasks: 0 }).failed).toEqual(['rows']);
    expect(check({ availableMinor: 1_000 }).failed).toEqual(['funds']);
    expect(check({ deadlineAt: '2026-11-22T11:00:00Z' }).failed).toEqual(['deadline']);
  });

  it('count the same rows: those that tasks are made from, and the bad ones among all', () => {
    const { checks } = check({ tasks: 2, rowsReceived: 5, rowsBad: 3 });
    expect(checks[0]?.detail).toBe('2 tasks from 2 of 5 rows.');
    expect(checks[1]?.detail).toContain('3 rows cannot be used.');
    expect(check({ tasks: 1, rowsReceived: 1 }).checks[0]?.detail).toBe('1 task from 1 row.');
  });

  it('let bad rows pass only when they are to be left out', () => {
    expect(check({ rowsBad: 3 }).failed).toEqual(['bad-rows']);
    expect(check({ rowsBad: 3, skipBadRows: true }).allowed).toBe(true);
  });
});
