import type { AnswerKey, ValueMapping } from './answer-key.ts';

/** How a test went. */
export interface TestScore {
  /** By question, in the order of the key. */
  readonly scores: readonly { readonly identifier: string; readonly score: number }[];
  readonly sum: number;
  /** The value of the qualification: a whole number. */
  readonly value: number;
}

/**
 * Scores a test as the AnswerKey reference describes: an option counts when exactly its selections
 * were made, in any order; the first that fits gives its score, and otherwise the default does, for
 * unanswered questions too. The value is the sum; or the sum in percent of the highest one, or times
 * a factor, rounded half up; or that of the first range that holds the sum.
 */
export function scoreAnswers(
  key: AnswerKey,
  selectionsOf: (identifier: string) => readonly string[],
): TestScore {
  const scores = key.questions.map(({ identifier, options, defaultScore }) => {
    const made = new Set(selectionsOf(identifier));
    const option = options.find(({ selections }) => {
      const wanted = new Set(selections);
      return wanted.size === made.size && selections.every((selection) => made.has(selection));
    });
    return { identifier, score: option?.score ?? defaultScore };
  });
  const sum = scores.reduce((total, { score }) => total + score, 0);
  return { scores, sum, value: valueOf(sum, key.mapping) };
}

function valueOf(sum: number, mapping: ValueMapping): number {
  switch (mapping.kind) {
    case 'sum':
      return sum;
    case 'percentage':
      return Math.round((sum / mapping.maximum) * 100);
    case 'scale':
      return Math.round(sum * mapping.factor);
    case 'ranges':
      return (
        mapping.ranges.find(({ least, most }) => least <= sum && sum <= most)?.value ??
        mapping.otherwise
      );
  }
}
