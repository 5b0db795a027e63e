import { describe, expect, it } from 'vitest';
import {
  agreementOfShapes,
  combineBoxes,
  combineSpans,
  matchShapes,
  overlapOfBoxes,
  overlapOfSpans,
  type Box,
} from '../src/index.ts';

function box(left: number, top: number, width: number, height: number, label = 'cat'): Box {
  return { left, top, width, height, label };
}

describe('overlap', () => {
  it('of boxes is common area by joint area', () => {
    expect(overlapOfBoxes(box(0, 0, 2, 2), box(1, 0, 2, 2))).toBeCloseTo(2 / 6, 12);
    expect(overlapOfBoxes(box(0, 0, 1, 1), box(5, 5, 1, 1))).toBe(0);
    expect(overlapOfBoxes(box(0, 0, 0, 0), box(0, 0, 0, 0))).toBe(0);
  });

  it('of spans is common length by joint length', () => {
    const [one, other] = [
      { start: 0, end: 4, label: 'a' },
      { start: 2, end: 6, label: 'a' },
    ];
    expect(overlapOfSpans(one, other)).toBeCloseTo(2 / 6, 12);
  });
});

describe('matching', () => {
  it('pairs each shape once, the best overlap first, within a label', () => {
    const ones = [box(0, 0, 10, 10), box(2, 0, 10, 10)];
    const others = [box(2, 0, 10, 10), box(0, 0, 10, 10, 'dog')];
    expect(matchShapes(ones, others, overlapOfBoxes, 0.5)).toEqual([
      { one: 1, other: 0, overlap: 1 },
    ]);
    expect(agreementOfShapes(ones, others, overlapOfBoxes, 0.5)).toBe(0.5);
    expect(agreementOfShapes<Box>([], [], overlapOfBoxes, 0.5)).toBe(1);
  });
});

describe('combined boxes', () => {
  it('are those that most people drew, each edge in the middle', () => {
    const { shapes, agreement } = combineBoxes([
      { worker: 'a', shapes: [box(0, 0, 10, 10), box(50, 50, 5, 5)] },
      { worker: 'b', shapes: [box(1, 0, 10, 10)] },
      { worker: 'c', shapes: [box(2, 1, 10, 10)] },
    ]);
    expect(shapes).toEqual([{ shape: box(1, 0, 10, 10), confidence: 1 }]);
    expect(agreement).toBeCloseTo((2 / 3 + 2 / 3 + 1) / 3, 12);
  });

  it('weigh people as they are asked to', () => {
    const answers = [
      { worker: 'a', shapes: [box(0, 0, 10, 10)] },
      { worker: 'b', shapes: [] },
      { worker: 'c', shapes: [] },
    ];
    expect(combineBoxes(answers).shapes).toEqual([]);
    const weightOf = (worker: string) => (worker === 'a' ? 5 : 1);
    expect(combineBoxes(answers, { weightOf }).shapes).toHaveLength(1);
  });

  it('are none without answers', () => {
    expect(combineBoxes([])).toEqual({ shapes: [], agreement: Number.NaN });
  });
});

describe('combined spans', () => {
  it('have the bounds most often given, whatever the order of the answers', () => {
    const span = (start: number, end: number) => ({ start, end, label: 'name' });
    const answers = [
      { worker: 'a', shapes: [span(0, 10)] },
      { worker: 'b', shapes: [span(0, 8)] },
      { worker: 'c', shapes: [span(0, 8), span(20, 24)] },
    ];
    const combined = combineSpans(answers);
    expect(combined.shapes).toEqual([{ shape: span(0, 8), confidence: 1 }]);
    expect(combineSpans(answers.toReversed())).toEqual(combined);
  });
});
