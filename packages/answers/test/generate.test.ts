import { describe, expect, it } from 'vitest';
import { generateLabels, generateNumbers, labelRecipes, numberRecipes } from '../src/index.ts';

describe('generated sets', () => {
  it.each(['small', 'spam', 'collusion', 'imbalanced'] as const)(
    'repeat with their seed: %s',
    (shape) => {
      const recipe = { ...labelRecipes[shape], questions: 100 };
      expect(generateLabels(recipe, 5)).toEqual(generateLabels(recipe, 5));
      expect(generateLabels(recipe, 6)).not.toEqual(generateLabels(recipe, 5));
    },
  );

  it('have the answers, workers and truths that their recipe says', () => {
    const { records, truths } = generateLabels(labelRecipes.sentiment, 1);
    expect(truths.size).toBe(1_000);
    expect(records).toHaveLength(20_000);
    expect(new Set(records.map(({ worker }) => worker)).size).toBeLessThanOrEqual(85);
    const pairs = new Set(records.map(({ question, worker }) => `${question} ${worker}`));
    expect(pairs.size).toBe(20_000);
  });

  it('have numbers within their range', () => {
    const { records } = generateNumbers(numberRecipes.wild, 1);
    expect(records.every(({ answer }) => answer >= -100 && answer <= 100)).toBe(true);
  });
});
