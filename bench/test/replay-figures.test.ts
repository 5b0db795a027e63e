import { describe, expect, it } from 'vitest';
import { figuresOf } from '../replay/figures.ts';
import { judge } from '../replay/judge.ts';
import type { OpenBatch } from '../replay/subject.ts';

function open(...types: string[]): OpenBatch[] {
  return types.map((type, index) => ({
    id: `b${index}`,
    type,
    opensAt: 0,
    closesAt: null,
    category: null,
    requester: null,
    reward: null,
    title: null,
  }));
}

describe('the figures of a replay', () => {
  it('count a take at its rank', () => {
    const figures = figuresOf([
      judge(open('a', 'a', 'b'), [0.5, 0.3, 0.2], 0),
      judge(open('a', 'a', 'b'), [0.5, 0.3, 0.2], 2),
    ]);
    expect(figures.hit1).toBe(0.5);
    expect(figures.hit5).toBe(1);
    expect(figures.mrr).toBeCloseTo((1 + 1 / 3) / 2, 12);
    expect(figures.logLoss).toBeCloseTo(-(Math.log(0.5) + Math.log(0.2)) / 2, 12);
  });

  it('count equal probabilities at the average over all orders of them', () => {
    const figures = figuresOf([judge(open('a', 'a', 'a', 'a'), [0.25, 0.25, 0.25, 0.25], 2)]);
    expect(figures.hit1).toBe(0.25);
    expect(figures.mrr).toBeCloseTo((1 + 1 / 2 + 1 / 3 + 1 / 4) / 4, 12);
  });

  it('call the type of the largest summed probability, where there is a choice of types', () => {
    const right = judge(open('a', 'a', 'b'), [0.3, 0.3, 0.4], 1);
    const wrong = judge(open('a', 'a', 'b'), [0.3, 0.3, 0.4], 2);
    const tied = judge(open('a', 'b'), [0.5, 0.5], 0);
    const single = judge(open('a', 'a'), [0.1, 0.9], 0);
    expect([right, wrong, tied, single].map(({ typeRight }) => typeRight)).toEqual([
      1,
      0,
      0.5,
      null,
    ]);
    const figures = figuresOf([right, wrong, tied, single]);
    expect(figures.typePredictions).toBe(3);
    expect(figures.typeAccuracy).toBe(0.5);
  });

  it('compare what was said with what happened, in ten bins over all candidates', () => {
    const { calibration, calibrationError } = figuresOf([
      judge(open('a', 'b'), [0.75, 0.25], 0),
      judge(open('a', 'b'), [0.75, 0.25], 0),
      judge(open('a', 'b'), [0.75, 0.25], 0),
      judge(open('a', 'b'), [0.75, 0.25], 1),
    ]);
    expect(calibration).toHaveLength(10);
    expect(calibration[7]).toMatchObject({ candidates: 4, said: 0.75, happened: 0.75 });
    expect(calibration[2]).toMatchObject({ candidates: 4, said: 0.25, happened: 0.25 });
    expect(calibration[0]).toMatchObject({ candidates: 0, said: null, happened: null });
    expect(calibrationError).toBe(0);
  });
});
