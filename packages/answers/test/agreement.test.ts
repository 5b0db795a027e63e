import { describe, expect, it } from 'vitest';
import {
  alphaOfLabels,
  alphaOfNumbers,
  createLabelTable,
  createNumberTable,
  estimateQuality,
  wilsonInterval,
} from '../src/index.ts';
import { answersOf } from './support.ts';

// Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011, section C: four observers, twelve units.
const published = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
  [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
];
const records = published.flatMap((row, observer) =>
  row.flatMap((answer, unit) =>
    answer === null ? [] : [{ question: `u${unit}`, worker: `o${observer}`, answer }],
  ),
);
const labels = createLabelTable(
  records.map(({ answer, ...record }) => ({ ...record, answer: String(answer) })),
);

describe("Krippendorff's alpha", () => {
  it('is that of the published example on each scale', () => {
    expect(alphaOfLabels(labels)).toBeCloseTo(0.743, 3);
    expect(alphaOfLabels(labels, 'ordinal')).toBeCloseTo(0.815, 3);
    expect(alphaOfNumbers(createNumberTable(records))).toBeCloseTo(0.849, 3);
  });

  it('is 1 for full agreement and unknown where all answers are the same', () => {
    expect(alphaOfLabels(createLabelTable(answersOf('q a x', 'q b x', 'r a y', 'r b y')))).toBe(1);
    expect(alphaOfLabels(createLabelTable(answersOf('q a x', 'q b x')))).toBeNaN();
  });
});

describe('the quality of performers', () => {
  it("has Wilson's interval around a share", () => {
    const { low, high } = wilsonInterval(8, 10);
    expect([low, high].map((bound) => Number(bound.toFixed(4)))).toEqual([0.4902, 0.9433]);
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });

  it('is the share of right answers, drawn to that of the crowd', () => {
    const table = createLabelTable(answersOf('q a x', 'q b y', 'r a x', 'r b x'));
    const [first, second] = estimateQuality(table, Float64Array.of(1, 0, 1, 0));
    // The crowd is right in 3 of 4 answers, two of which are imagined.
    expect(first?.accuracy).toBeCloseTo((2 + 1.5) / 4, 12);
    expect(second?.accuracy).toBeCloseTo((1 + 1.5) / 4, 12);
    expect(first!.low).toBeLessThan(first!.accuracy);
    expect(first!.high).toBeGreaterThan(first!.accuracy);
  });
});
