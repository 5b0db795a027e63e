import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bestLabels,
  combineByAccuracy,
  combineByAgreement,
  combineByDawidSkene,
  combineByMajority,
  combineLabels,
  createLabelTable,
  generateLabels,
  labelRecipes,
  listLabelMethods,
  type LabelMethod,
} from '../src/index.ts';
import { labelMethods } from '../src/choice/label-methods.ts';
import { accuracyOf, answersOf } from './support.ts';

describe('the majority', () => {
  const table = createLabelTable(
    answersOf('q1 ann x', 'q1 bob x', 'q1 cid y', 'q2 ann y', 'q2 bob x'),
  );

  it('has the shares of the votes', () => {
    const { posterior } = combineByMajority(table);
    expect([...posterior]).toEqual([2 / 3, 1 / 3, 0.5, 0.5]);
  });

  it('leaves ties tied', () => {
    expect(bestLabels(combineByMajority(table).posterior, 2, 1)).toEqual([0, 1]);
  });
});

describe('votes weighted by agreement', () => {
  it('weigh a worker as often as they are of the majority', () => {
    const table = createLabelTable(
      answersOf(
        'q1 ann x',
        'q1 bob x',
        'q1 cid y',
        'q2 ann y',
        'q2 bob y',
        'q2 cid x',
        'q3 ann x',
        'q3 cid y',
      ),
    );
    const { quality, posterior } = combineByAgreement(table);
    // Of three answers ann has 2 and half of a tie, cid half of a tie.
    expect([...quality]).toEqual([2.5 / 3, 1, 0.5 / 3]);
    expect(posterior[4]).toBeCloseTo(2.5 / 3, 12);
  });
});

describe('votes weighted by a known accuracy', () => {
  it('follow one expert against two who are little better than chance', () => {
    const table = createLabelTable(answersOf('q ann x', 'q bob y', 'q cid y'));
    const { posterior } = combineByAccuracy(table, Float64Array.of(0.9, 0.6, 0.6));
    // 9 against 1.5 * 1.5.
    expect(posterior[0]).toBeCloseTo(9 / (9 + 2.25), 12);
  });
});

describe('Dawid & Skene', () => {
  const records = answersOf('q1 a x', 'q1 b x', 'q1 c y', 'q2 a y', 'q2 b y', 'q2 c y');

  it('makes the steps that one makes by hand', () => {
    const { posterior, frequency, confusion } = combineByDawidSkene(createLabelTable(records), {
      ...{ mostRounds: 1, tolerance: 0 },
      prior: { right: 0, wrong: 0, crowd: 0 },
    });
    // Shares (2/3, 1/3) and (0, 1); x has (1 + 2/3) / 4. For truth y, a and b say x with (1/3) / (4/3) = 1/4.
    const x = (5 / 12) * 1 * 1 * 1;
    const y = (7 / 12) * (1 / 4) * (1 / 4) * 1;
    expect(posterior[0]).toBeCloseTo(x / (x + y), 9);
    expect(posterior[3]).toBeCloseTo(1, 9);
    // The last step learns from these: x has one more imagined, of 2 questions and 2 imagined.
    expect(frequency[0]).toBeCloseTo((1 + x / (x + y)) / 4, 9);
    const wrong = 1 - x / (x + y);
    expect(confusion[2]).toBeCloseTo(wrong / (wrong + 1), 9);
  });

  it('imagines answers beforehand', () => {
    const { confusion } = combineByDawidSkene(createLabelTable(records), {
      ...{ mostRounds: 0, tolerance: 0 },
      prior: { right: 0.7, wrong: 0.3, crowd: 0 },
    });
    // For truth x, a said x 2/3 times.
    expect(confusion[0]).toBeCloseTo((2 / 3 + 0.7) / (2 / 3 + 1), 12);
  });

  it('imagines answers as the crowd gives them', () => {
    const { confusion } = combineByDawidSkene(createLabelTable(records), {
      ...{ mostRounds: 0, tolerance: 0 },
      prior: { right: 0, wrong: 0, crowd: 3 },
    });
    // For truth x, all together said x 4/3 times of 2, a alone 2/3 of 2/3.
    expect(confusion[0]).toBeCloseTo((2 / 3 + 3 * (2 / 3)) / (2 / 3 + 3), 12);
  });

  it('learns that somebody always says the opposite', () => {
    const lines = Array.from({ length: 30 }, (_, at) => {
      const [label, other] = at % 2 === 0 ? ['x', 'y'] : ['y', 'x'];
      return [`q${at} a ${label}`, `q${at} b ${label}`, `q${at} c ${label}`, `q${at} d ${other}`];
    }).flat();
    const table = createLabelTable(answersOf(...lines, 'last d x'));
    const { posterior, quality } = combineByDawidSkene(table);
    expect(quality[3]).toBeLessThan(0.1);
    expect(posterior[table.questions.indexOf('last') * 2 + 1]).toBeGreaterThan(0.9);
  });

  it('survives thousands of answers to one question', () => {
    const lines = Array.from({ length: 3_000 }, (_, at) => `q w${at} ${at % 3 === 0 ? 'x' : 'y'}`);
    const { posterior } = combineByDawidSkene(createLabelTable(answersOf(...lines)));
    expect(posterior[0]! + posterior[1]!).toBeCloseTo(1, 9);
  });
});

describe('the one-coin model', () => {
  it('does not let a frequent label swallow the others', () => {
    const recipe = { ...labelRecipes.relevance, questions: 2_000, workers: 76 };
    const { records, truths } = generateLabels(recipe, 11);
    const table = createLabelTable(records);
    const of = (method: LabelMethod) =>
      accuracyOf(table, combineLabels(table, method).posterior, truths);
    expect(of('one-coin')).toBeGreaterThan(of('majority') - 0.03);
  });
});

describe('every method', () => {
  const anySet = fc.array(
    fc.record({
      question: fc.constantFrom('q1', 'q2', 'q3', 'q4'),
      worker: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      answer: fc.constantFrom('x', 'y', 'z'),
    }),
    { minLength: 1, maxLength: 40 },
  );

  it('gives probabilities that do not depend on the order of the answers', () => {
    fc.assert(
      fc.property(anySet, fc.constantFrom(...labelMethods), (records, method) => {
        const table = createLabelTable(records);
        const { posterior, quality } = combineLabels(table, method);
        expect(combineLabels(createLabelTable(records.toReversed()), method).posterior).toEqual(
          posterior,
        );
        for (let at = 0; at < posterior.length; at += table.labels.length) {
          const row = posterior.subarray(at, at + table.labels.length);
          expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
          expect(Math.min(...row)).toBeGreaterThanOrEqual(0);
        }
        for (const share of quality) expect(share >= 0 && share <= 1 + 1e-9).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it.each(labelMethods)('%s keeps an answer that everybody gives', (method) => {
    const lines = ['q1', 'q2', 'q3'].flatMap((q, at) =>
      ['a', 'b', 'c'].map((w) => `${q} ${w} ${at === 1 ? 'y' : 'x'}`),
    );
    const { posterior } = combineLabels(createLabelTable(answersOf(...lines)), method);
    expect([0, 1, 2].map((at) => bestLabels(posterior, 2, at))).toEqual([[0], [1], [0]]);
  });

  it.each(labelMethods)('%s takes a set with a single label', (method) => {
    const { posterior } = combineLabels(createLabelTable(answersOf('q a x', 'q b x')), method);
    expect([...posterior]).toEqual([1]);
  });

  it('leaves out confusion matrices where there is no room for them', () => {
    const lines = Array.from({ length: 3_000 }, (_, at) => `q${at} w${at % 1_000} l${at % 200}`);
    expect(listLabelMethods(createLabelTable(answersOf(...lines)))).not.toContain('dawid-skene');
  });
});
