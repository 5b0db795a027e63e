import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  combineByMean,
  combineByMedian,
  combineByWeightedMean,
  combineNumbers,
  createNumberTable,
  numberMethods,
} from '../src/index.ts';

const table = createNumberTable(
  [1, 2, 6, 100].map((answer, at) => ({ question: 'q', worker: `w${at}`, answer })),
);

describe('combined numbers', () => {
  it('are the mean with its standard error', () => {
    const { values, errors } = combineByMean(table);
    expect(values[0]).toBe(27.25);
    expect(errors[0]).toBeCloseTo(24.274, 3);
  });

  it('are the median, between two for an even number', () => {
    expect(combineByMedian(table).values[0]).toBe(4);
  });

  it('trust those whose answers lie near the others', () => {
    const records = Array.from({ length: 40 }, (_, at) => [
      { question: `q${at}`, worker: 'a', answer: at },
      { question: `q${at}`, worker: 'b', answer: at + 1 },
      { question: `q${at}`, worker: 'c', answer: at + (at % 2 === 0 ? 90 : -90) },
    ]).flat();
    const { values, spreads } = combineByWeightedMean(createNumberTable(records));
    expect(spreads[2]).toBeGreaterThan(50);
    const at = createNumberTable(records).questions.indexOf('q10');
    expect(Math.abs(values[at]! - 10.5)).toBeLessThan(3);
  });

  it('are what everybody says', () => {
    const same = createNumberTable(
      ['a', 'b'].map((worker) => ({ question: 'q', worker, answer: 7 })),
    );
    for (const method of numberMethods) {
      expect(combineNumbers(same, method)).toMatchObject({
        values: Float64Array.of(7),
        errors: Float64Array.of(0),
      });
    }
  });

  it.each([5e-324, 1e-160, 1e200])('are numbers however small or large the answers: %d', (size) => {
    const records = ['a', 'b', 'c'].map((worker, at) => ({
      ...{ question: 'q', worker },
      answer: at * size,
    }));
    const { values } = combineByWeightedMean(createNumberTable(records));
    expect(values[0]).toBeGreaterThanOrEqual(0);
    expect(values[0]).toBeLessThanOrEqual(2 * size);
  });

  it('lie between the smallest and the largest answer, in any order of the records', () => {
    const answer = fc.record({
      question: fc.constantFrom('q1', 'q2'),
      worker: fc.constantFrom('a', 'b', 'c'),
      answer: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(answer, { minLength: 1 }),
        fc.constantFrom(...numberMethods),
        (records, method) => {
          const all = createNumberTable(records);
          const { values } = combineNumbers(all, method);
          expect(combineNumbers(createNumberTable(records.toReversed()), method).values).toEqual(
            values,
          );
          all.questions.forEach((question, at) => {
            const given = records
              .filter((record) => record.question === question)
              .map((record) => record.answer);
            expect(values[at]).toBeGreaterThanOrEqual(Math.min(...given) - 1e-3);
            expect(values[at]).toBeLessThanOrEqual(Math.max(...given) + 1e-3);
          });
        },
      ),
    );
  });
});
