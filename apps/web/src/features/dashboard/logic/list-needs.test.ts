import { describe, expect, it } from 'vitest';
import { listNeeds } from './list-needs.ts';

const nowMs = Date.parse('2026-11-22T12:00:00Z');
const calm = { id: 'b', name: 'B', status: 'OPEN', toReview: 0, deadlineAt: null, open: 5 };

describe('what waits for a requester', () => {
  it('is nothing when all runs', () => {
    expect(listNeeds([calm], nowMs)).toEqual([]);
  });

  it('puts a near deadline before reviews, and reviews before drafts', () => {
    const needs = listNeeds(
      [
        { ...calm, id: 'd', status: 'DRAFT' },
        { ...calm, id: 'r', toReview: 3 },
        { ...calm, id: 'n', deadlineAt: '2026-11-22T13:00:00Z' },
      ],
      nowMs,
    );
    expect(needs.map((need) => need.batchId)).toEqual(['n', 'r', 'd']);
  });
});
