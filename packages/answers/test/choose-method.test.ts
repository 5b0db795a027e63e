import { seededRandom } from '@exchange/kernel';
import { describe, expect, it } from 'vitest';
import {
  chooseLabelMethod,
  chooseNumberMethod,
  combineLabels,
  combineNumbers,
  createLabelTable,
  createNumberTable,
  generateLabels,
  generateNumbers,
  labelRecipes,
  numberMethods,
  numberRecipes,
  type CrowdRecipe,
  type LabelMethod,
} from '../src/index.ts';
import { labelMethods } from '../src/choice/label-methods.ts';
import { accuracyOf, answersOf } from './support.ts';

function measure(recipe: CrowdRecipe, seed: number) {
  const { records, truths } = generateLabels(recipe, seed);
  const table = createLabelTable(records);
  const chosen = chooseLabelMethod(table, seededRandom(seed));
  const of = (method: LabelMethod) =>
    accuracyOf(table, combineLabels(table, method).posterior, truths);
  return { of, chosen, accuracy: accuracyOf(table, chosen.posterior, truths) };
}

describe('the automatic choice for labels', { timeout: 60_000 }, () => {
  it('leaves plain Dawid & Skene where workers answered too little of too much', () => {
    const { of, chosen, accuracy } = measure(labelRecipes.alike, 3);
    expect(of('dawid-skene')).toBeLessThan(of('majority') - 0.02);
    expect(chosen.method).not.toBe('dawid-skene');
    expect(accuracy).toBeGreaterThan(of('majority') - 0.02);
  });

  it('follows Dawid & Skene where the crowd misses the rarer label', () => {
    const { of, chosen, accuracy } = measure(
      { ...labelRecipes.matching, questions: 2_000, workers: 45 },
      2,
    );
    expect(of('dawid-skene')).toBeGreaterThan(of('majority') + 0.01);
    expect(chosen.method).toMatch(/dawid-skene$/);
    expect(accuracy).toBeGreaterThan(of('majority') + 0.01);
  });

  it('leaves models that take questions which nobody can tell for a label of their own', () => {
    const { of, chosen, accuracy } = measure(labelRecipes.linking, 11);
    expect(of('dawid-skene')).toBeLessThan(of('majority') - 0.03);
    expect(chosen.method).not.toMatch(/dawid-skene$/);
    expect(accuracy).toBeGreaterThan(of('majority') - 0.01);
  });

  it('is on average within a point of the best method over sets of every kind', () => {
    const shapes = ['spam', 'easy', 'alike', 'small', 'breeds'] as const;
    const lost = shapes.map((shape) => {
      const { of, accuracy } = measure({ ...labelRecipes[shape], questions: 400 }, 41);
      return Math.max(...labelMethods.map(of)) - accuracy;
    });
    expect(lost.reduce((sum, part) => sum + part, 0) / lost.length).toBeLessThan(0.01);
  });

  it('says how often people left out agreed with each method, the best first', () => {
    const { chosen } = measure(labelRecipes.small, 1);
    const scores = chosen.evidence.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
    expect(chosen.evidence[0]?.method).toBe(chosen.method);
  });

  it('is the same for the same seed and whatever the order of the answers', () => {
    const { records } = generateLabels(labelRecipes.small, 2);
    const one = chooseLabelMethod(createLabelTable(records), seededRandom(9));
    const other = chooseLabelMethod(createLabelTable(records.toReversed()), seededRandom(9));
    expect(other).toEqual(one);
  });

  it.each([
    ['one answer', ['q a x']],
    ['one worker', ['q1 a x', 'q2 a y']],
    ['one answer to each question', ['q1 a x', 'q2 b y']],
    ['one label', ['q1 a x', 'q1 b x']],
  ])('takes the majority where nothing can be compared: %s', (_, lines) => {
    const chosen = chooseLabelMethod(createLabelTable(answersOf(...lines)), seededRandom(1));
    expect(chosen).toMatchObject({ method: 'majority', evidence: [] });
  });
});

describe('the automatic choice for numbers', () => {
  it.each(Object.entries(numberRecipes))('is near the best method: %s', (_, recipe) => {
    const { records, truths } = generateNumbers(recipe, 2);
    const table = createNumberTable(records);
    const errorOf = (values: Float64Array): number =>
      table.questions.reduce(
        (sum, question, at) => sum + Math.abs(values[at]! - truths.get(question)!),
        0,
      ) / table.questions.length;
    const best = Math.min(
      ...numberMethods.map((method) => errorOf(combineNumbers(table, method).values)),
    );
    expect(errorOf(chooseNumberMethod(table, seededRandom(1)).values)).toBeLessThan(best + 0.3);
  });

  it('stays with the mean where nothing can be compared', () => {
    const table = createNumberTable([{ question: 'q', worker: 'a', answer: 3 }]);
    expect(chooseNumberMethod(table, seededRandom(1))).toMatchObject({ method: 'mean' });
  });
});
