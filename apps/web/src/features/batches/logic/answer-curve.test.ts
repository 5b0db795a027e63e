import { describe, expect, it } from 'vitest';
import { drawAnswerCurve } from './answer-curve.ts';

const batch = { createdAt: '2026-11-01T00:00:00Z', publishedAt: '2026-11-02T00:00:00Z' };
const nowMs = Date.parse('2026-11-12T00:00:00Z');

describe('the curve of answers', () => {
  it('rises from none at publication to all of them now, in even steps of time', () => {
    const history = [
      { at: '2026-11-07T00:00:00Z', submitted: 11 },
      { at: '2026-11-11T07:00:00Z', submitted: 34 },
    ];
    const curve = drawAnswerCurve({ ...batch, history }, nowMs);
    expect(curve[0]).toEqual({ at: '2026-11-02T00:00:00.000Z', submitted: 0 });
    expect(curve.at(14)).toEqual({ at: '2026-11-06T16:00:00.000Z', submitted: 0 });
    expect(curve.at(15)).toEqual({ at: '2026-11-07T00:00:00.000Z', submitted: 11 });
    expect(curve.at(-1)).toEqual({ at: '2026-11-12T00:00:00.000Z', submitted: 34 });
  });

  it('ends with the last answer of a batch that has ended', () => {
    const history = [{ at: '2026-11-03T00:00:00Z', submitted: 3 }];
    const curve = drawAnswerCurve({ ...batch, finishedAt: '2026-11-09T00:00:00Z', history }, nowMs);
    expect(curve[0]?.submitted).toBe(0);
    expect(curve.at(-1)).toEqual({ at: '2026-11-03T00:00:00.000Z', submitted: 3 });
  });

  it('is empty without an answer', () => {
    expect(drawAnswerCurve({ ...batch, history: [] }, nowMs)).toEqual([]);
  });
});
