import { seededRandom } from '@exchange/kernel';
import { describe, expect, it } from 'vitest';
import {
  combineByMajority,
  createLabelTable,
  createNumberTable,
  decideAnswers,
  drawOrder,
  generateLabels,
  generateNumbers,
  labelRecipes,
  numberRecipes,
  planAnswers,
  replayAssignments,
  replayNumbers,
} from '../src/index.ts';
import { accuracyOf } from './support.ts';

const rules = { least: 3, most: 10, confidence: 0.95 };

describe('whether to ask for another answer', () => {
  it.each([
    [{ answers: 2, confidence: 1 }, 5, { ask: true, because: 'below-least' }],
    [{ answers: 3, confidence: 0.95 }, 5, { ask: false, because: 'sure' }],
    [{ answers: 3, confidence: 0.94 }, 5, { ask: true, because: 'unsure' }],
    [{ answers: 3, confidence: 0.94 }, 0, { ask: false, because: 'no-budget' }],
    [{ answers: 10, confidence: 0.5 }, 5, { ask: false, because: 'at-most' }],
  ])('%j with a budget of %d: %j', (task, budget, decision) => {
    expect(decideAnswers(task, rules, budget)).toEqual(decision);
  });

  it('is planned for those below the least first, then the least sure, within the budget', () => {
    const tasks = [
      { answers: 5, confidence: 0.6 },
      { answers: 5, confidence: 0.99 },
      { answers: 1, confidence: 0.9 },
      { answers: 5, confidence: 0.5 },
    ];
    expect(planAnswers(tasks, rules, 10, 10)).toEqual([2, 3, 0]);
    expect(planAnswers(tasks, rules, 2, 10)).toEqual([2, 3]);
    expect(planAnswers(tasks, rules, 10, 1)).toEqual([2]);
  });
});

describe('a replay', () => {
  const { records, truths } = generateLabels(labelRecipes.sentiment, 1);
  const table = createLabelTable(records);

  it('reaches with 7 answers on average what the majority reaches with 20', () => {
    const turnOf = drawOrder(table, seededRandom(1));
    const goal = accuracyOf(table, combineByMajority(table).posterior, truths);
    let reached = 0;
    for (const { mean, posterior } of replayAssignments(
      table,
      turnOf,
      { least: 3, most: 20, confidence: 1 },
      { steps: 80, rounds: 40 },
    )) {
      if (mean > 7) break;
      reached = accuracyOf(table, posterior, truths);
    }
    expect(goal).toBeGreaterThan(0.92);
    expect(reached).toBeGreaterThanOrEqual(goal);
  });

  it('knows nothing of answers that it has not asked for', () => {
    const small = createLabelTable(generateLabels(labelRecipes.small, 1).records);
    const turnOf = drawOrder(small, seededRandom(1));
    const other = {
      ...small,
      labelOf: small.labelOf.map((label, at) => (turnOf[at]! >= 4 ? 0 : label)),
    };
    const most = { least: 4, most: 4, confidence: 1 };
    expect([...replayAssignments(other, turnOf, most)]).toEqual([
      ...replayAssignments(small, turnOf, most),
    ]);
  });

  it('ends with every answer of tasks that are never sure', () => {
    const small = createLabelTable(generateLabels(labelRecipes.small, 1).records);
    const turnOf = drawOrder(small, seededRandom(1));
    const points = [...replayAssignments(small, turnOf, { least: 1, most: 100, confidence: 2 })];
    expect(points.at(-1)!.mean).toBeCloseTo(small.labelOf.length / small.questions.length, 12);
  });

  it('of numbers goes from the least to all answers of every task', () => {
    const set = createNumberTable(generateNumbers(numberRecipes.wild, 1).records);
    const points = [...replayNumbers(set, drawOrder(set, seededRandom(1)), 'mean', { least: 3 })];
    expect(points[0]!.mean).toBe(3);
    expect(points.at(-1)!.mean).toBe(9);
  });
});
