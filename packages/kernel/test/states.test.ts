import { describe, expect, it } from 'vitest';
import {
  assignmentStatuses,
  batchStatuses,
  canAssignmentBecome,
  canBatchBecome,
  canSubmissionBecome,
  submissionStatuses,
} from '@exchange/kernel';

function reachable<S extends string>(
  start: S,
  all: readonly S[],
  can: (from: S, to: S) => boolean,
): Set<S> {
  const seen = new Set<S>([start]);
  const queue = [start];
  for (const from of queue) {
    for (const to of all) {
      if (!can(from, to) || seen.has(to)) continue;
      seen.add(to);
      queue.push(to);
    }
  }
  return seen;
}

describe('states', () => {
  it('are all reachable from the first', () => {
    expect(reachable('accepted', assignmentStatuses, canAssignmentBecome)).toEqual(
      new Set(assignmentStatuses),
    );
    expect(reachable('uploading', batchStatuses, canBatchBecome)).toEqual(new Set(batchStatuses));
    expect(reachable('submitted', submissionStatuses, canSubmissionBecome)).toEqual(
      new Set(submissionStatuses),
    );
  });

  it('never leave an approval, a cancellation, a return or a time-out', () => {
    for (const to of assignmentStatuses) {
      expect(canAssignmentBecome('approved', to)).toBe(false);
      expect(canAssignmentBecome('returned', to)).toBe(false);
      expect(canAssignmentBecome('expired', to)).toBe(false);
    }
    for (const to of batchStatuses) expect(canBatchBecome('cancelled', to)).toBe(false);
    for (const to of submissionStatuses) expect(canSubmissionBecome('approved', to)).toBe(false);
  });

  it('let a rejection be overridden, and nothing be submitted twice', () => {
    expect(canSubmissionBecome('rejected', 'approved')).toBe(true);
    expect(canAssignmentBecome('rejected', 'approved')).toBe(true);
    expect(canAssignmentBecome('submitted', 'submitted')).toBe(false);
  });
});
