import { describe, expect, it } from 'vitest';
import type { BatchFacts } from './diagnose-batch.ts';
import { diagnoseBatch } from './diagnose-batch.ts';

const nowMs = Date.parse('2026-11-22T12:00:00Z');
const running: BatchFacts = {
  status: 'OPEN',
  available: 10,
  leased: 5,
  done: 5,
  wanted: 20,
  deadlineAt: null,
  closesAt: null,
  publishedAt: '2026-11-22T08:00:00Z',
  expectedDoneAt: '2026-11-22T16:00:00Z',
  hourlyRateMinor: 1_200,
};

function titles(change: Partial<BatchFacts>): string[] {
  return diagnoseBatch({ ...running, ...change }, nowMs).map((diagnosis) => diagnosis.title);
}

describe('diagnosis of a batch', () => {
  it('has nothing to say about a batch that runs well', () => {
    expect(titles({})).toEqual([]);
  });

  it('says that a paused batch is paused, and nothing else', () => {
    expect(titles({ status: 'PAUSED', hourlyRateMinor: 1 })).toEqual(['Paused']);
  });

  it('warns when the expected end lies behind the deadline', () => {
    expect(titles({ deadlineAt: '2026-11-22T15:00:00Z' })).toEqual([
      'It will not be done by the deadline',
    ]);
  });

  it('says when a batch whose deadline has passed ends by itself', () => {
    const [found] = diagnoseBatch(
      {
        ...running,
        deadlineAt: '2026-11-22T11:00:00Z',
        closesAt: '2026-11-23T11:00:00Z',
      },
      nowMs,
    );
    expect(found?.message).toMatch(/^Nobody can accept the 15 .* In 23 h .* ends by itself/);
  });

  it('warns when the deadline has passed or is near', () => {
    expect(titles({ deadlineAt: '2026-11-22T11:00:00Z' })).toEqual(['The deadline has passed']);
    expect(titles({ deadlineAt: '2026-11-22T12:30:00Z', expectedDoneAt: null, leased: 0 })).toEqual(
      ['The deadline is near', 'No performer has these tasks near yet'],
    );
  });

  it('tells tasks that lie near performers from tasks that nobody took up', () => {
    expect(titles({ expectedDoneAt: null })).toEqual(['Nothing came in during the last hour']);
    expect(titles({ expectedDoneAt: null, leased: 0 })).toEqual([
      'No performer has these tasks near yet',
    ]);
    expect(titles({ expectedDoneAt: null, publishedAt: '2026-11-22T11:55:00Z' })).toEqual([]);
  });

  it('names low pay only while there is work left', () => {
    expect(titles({ hourlyRateMinor: 300 })).toEqual(['The pay per hour is low']);
    expect(titles({ hourlyRateMinor: 300, available: 0, leased: 0 })).toEqual([]);
  });
});
