import { expect, test } from 'vitest';
import { countPending } from './count-decided.ts';
import type { Decision, PendingDecision } from './decision-queue.ts';

const counts = { toReview: 11, approved: 0, rejected: 2 };
const approve: Decision = { kind: 'approve', overrideRejection: false };

function entry(ids: number, decision: Decision, more: Partial<PendingDecision> = {}) {
  const submissionIds = Array.from({ length: ids }, (_, at) => String(at));
  return { id: 'd', batchId: 'b', submissionIds, decision, state: 'waiting' as const, ...more };
}

test('decisions that can still be undone are counted as the rows show them', () => {
  const pending = [
    entry(8, approve),
    entry(1, { kind: 'reject', reason: 'Empty.' }, { state: 'sending' }),
    entry(1, { kind: 'approve', overrideRejection: true }),
  ];
  expect(countPending('b', counts, pending)).toEqual({ toReview: 2, approved: 9, rejected: 2 });
});

test('what was refused, is counted by the exchange already or is of another batch is not', () => {
  const pending = [
    entry(1, approve, { state: 'failed' }),
    entry(1, approve, { state: 'taken' }),
    entry(1, approve, { batchId: 'other' }),
  ];
  expect(countPending('b', counts, pending)).toEqual(counts);
});
