import type { CrowdRecipe } from './crowd-recipe.ts';

/** Right with `right`, wrong answers evenly on the others. */
export function evenConfusion(labels: number, right: number): number[][] {
  return Array.from({ length: labels }, (_, truth) =>
    Array.from({ length: labels }, (_unused, answer) =>
      answer === truth ? right : (1 - right) / (labels - 1),
    ),
  );
}

/** Wrong answers mostly on the neighbours of the truth, for labels in an order. */
function orderedConfusion(labels: number, right: number): number[][] {
  return Array.from({ length: labels }, (_, truth) => {
    const weights = Array.from({ length: labels }, (_unused, answer) =>
      answer === truth ? 0 : 0.25 ** Math.abs(answer - truth),
    );
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.map((weight, answer) =>
      answer === truth ? right : ((1 - right) * weight) / total,
    );
  });
}

const base: CrowdRecipe = {
  questions: 1_000,
  workers: 100,
  answersEach: 5,
  frequency: [0.5, 0.5],
  confusion: evenConfusion(2, 0.75),
  alike: 6,
  tail: 1,
  spammers: 0.1,
  colluders: 0,
  deceptive: 0,
  deceived: 0.8,
  hard: 0,
  hardConfusion: [],
  difficulty: 0,
  blur: 0,
};

/**
 * Sets of the size and make of well known real ones, as far as their descriptions say, and sets in which each
 * method has its weakness.
 */
export const labelRecipes = {
  /** Rare positives, three answers each, sensitivities that differ: like entity resolution. */
  matching: {
    ...base,
    ...{ questions: 8_315, workers: 176, answersEach: 3, frequency: [0.88, 0.12] },
    ...{
      confusion: [
        [0.85, 0.15],
        [0.22, 0.78],
      ],
      alike: 4,
      spammers: 0.05,
    },
  },
  /** Two labels, many answers each, a crowd of mixed skill: like sentiment of short texts. */
  sentiment: {
    ...base,
    ...{ workers: 85, answersEach: 20, frequency: [0.53, 0.47], tail: 0.5, spammers: 0.08 },
    ...{
      confusion: [
        [0.88, 0.12],
        [0.28, 0.72],
      ],
      alike: 2.5,
    },
    ...{ deceptive: 0.03, deceived: 0.7, difficulty: 0.25 },
  },
  /** Four labels in an order, very noisy, a fifth clicks: like search relevance. */
  relevance: {
    ...base,
    ...{ questions: 20_232, workers: 766, answersEach: 4.9, frequency: [0.4, 0.25, 0.2, 0.15] },
    ...{ confusion: orderedConfusion(4, 0.48), spammers: 0.2, difficulty: 0.2, blur: 0.4 },
  },
  /** Four labels in an order whose truths the crowd sees otherwise than those who set them. */
  ratings: {
    ...base,
    ...{ questions: 11_040, workers: 825, answersEach: 8.4, frequency: [0.45, 0.25, 0.15, 0.15] },
    ...{ confusion: orderedConfusion(4, 0.75), alike: 8, spammers: 0.15, blur: 1.8 },
  },
  /** The same with few questions and truths that the crowd shares. */
  fewRatings: {
    ...base,
    ...{ questions: 333, workers: 269, answersEach: 10, frequency: [0.55, 0.2, 0.1, 0.15] },
    ...{ confusion: orderedConfusion(4, 0.7), alike: 8, spammers: 0.15, blur: 0.3 },
  },
  /** Rare positives and many questions that nobody can tell: models take these for a label of their own. */
  linking: {
    ...base,
    ...{ questions: 2_040, workers: 78, answersEach: 10, frequency: [0.8, 0.2], tail: 0.8 },
    ...{
      confusion: [
        [0.9, 0.1],
        [0.15, 0.85],
      ],
      alike: 5,
    },
    hard: 0.25,
    hardConfusion: [
      [0.5, 0.5],
      [0.45, 0.55],
    ],
  },
  /** Five labels, four answers by each of many people: like sentiment about the weather. */
  weather: {
    ...base,
    ...{ questions: 300, workers: 461, answersEach: 5.7, frequency: [0.3, 0.2, 0.25, 0.15, 0.1] },
    ...{ confusion: evenConfusion(5, 0.8), alike: 8, spammers: 0.08, tail: 0.4, deceptive: 0.05 },
  },
  /** Two labels, five answers each, long texts. */
  reviews: {
    ...base,
    ...{ questions: 4_999, workers: 203, answersEach: 5.5, confusion: evenConfusion(2, 0.79) },
    ...{ deceptive: 0.03, difficulty: 0.2 },
  },
  /** Ten labels, four answers each: like genres of music. */
  genres: {
    ...base,
    ...{ questions: 700, workers: 44, answersEach: 4.2, frequency: Array<number>(10).fill(0.1) },
    ...{ confusion: evenConfusion(10, 0.6), deceptive: 0.05 },
  },
  /** Four labels, two pairs of which are taken for each other: like breeds of dogs. */
  breeds: {
    ...base,
    ...{ questions: 807, workers: 109, answersEach: 10, frequency: [0.25, 0.25, 0.25, 0.25] },
    confusion: [
      [0.6, 0.3, 0.05, 0.05],
      [0.3, 0.6, 0.05, 0.05],
      [0.05, 0.05, 0.65, 0.25],
      [0.05, 0.05, 0.25, 0.65],
    ],
    ...{ alike: 8, tail: 0.7 },
  },
  /** Four labels, few people, a quarter of the questions deceives: like feelings in faces. */
  faces: {
    ...base,
    ...{ questions: 584, workers: 27, answersEach: 9, frequency: [0.25, 0.25, 0.25, 0.25] },
    ...{ confusion: evenConfusion(4, 0.62), alike: 10, spammers: 0.05, tail: 0.3 },
    ...{ deceptive: 0.25, deceived: 0.6 },
  },
  /** Two labels, people of very different skill and leaning, a fifth clicks: like judging search results. */
  judging: {
    ...base,
    ...{ questions: 3_275, workers: 722, answersEach: 5.6, frequency: [0.4, 0.6] },
    ...{
      confusion: [
        [0.6, 0.4],
        [0.3, 0.7],
      ],
      alike: 3,
    },
    ...{ spammers: 0.2, deceptive: 0.08 },
  },
  /** Five labels in an order, habits of their own. */
  grades: {
    ...base,
    ...{
      questions: 2_665,
      workers: 177,
      answersEach: 5.8,
      frequency: [0.15, 0.25, 0.25, 0.2, 0.15],
    },
    ...{ confusion: orderedConfusion(5, 0.6), alike: 5, spammers: 0.2 },
  },
  /** Four labels in an order, habits that differ widely: matrices tell nearly everything. */
  habits: {
    ...base,
    ...{ questions: 6_000, workers: 230, answersEach: 4.9, frequency: [0.4, 0.25, 0.2, 0.15] },
    ...{ confusion: orderedConfusion(4, 0.45), alike: 2.5, spammers: 0.2, difficulty: 0.2 },
  },
  /** Nobody answered more than a few of many labels. */
  sparse: {
    ...base,
    ...{ workers: 1_000, answersEach: 5, tail: 0, frequency: Array<number>(8).fill(1 / 8) },
    ...{ confusion: evenConfusion(8, 0.55), alike: 10 },
  },
  /** The same with two labels of different frequency. */
  sparseBinary: {
    ...base,
    ...{ workers: 1_000, answersEach: 5, tail: 0, frequency: [0.8, 0.2] },
    ...{ confusion: evenConfusion(2, 0.72), alike: 6 },
  },
  /** Many questions at which the crowd is wrong together. */
  deceptive: {
    ...base,
    ...{ frequency: [0.6, 0.4], answersEach: 7, deceptive: 0.2, difficulty: 0.2 },
  },
  /** Many labels, one very frequent, some hardly ever. */
  imbalanced: {
    ...base,
    ...{ frequency: [0.85, 0.06, 0.04, 0.03, 0.02], confusion: orderedConfusion(5, 0.65) },
    ...{ workers: 150, answersEach: 5, alike: 5, difficulty: 0.3 },
  },
  /** A third of the crowd clicks. */
  spam: { ...base, ...{ spammers: 0.35, answersEach: 9, confusion: evenConfusion(2, 0.8) } },
  /** A tenth of the crowd copies. */
  collusion: {
    ...base,
    ...{ colluders: 0.12, answersEach: 9, frequency: [0.3, 0.3, 0.4] },
    ...{ confusion: evenConfusion(3, 0.65), alike: 8 },
  },
  /** Careful people, little to correct. */
  easy: {
    ...base,
    ...{ frequency: [0.3, 0.3, 0.4], confusion: evenConfusion(3, 0.93), alike: 20, spammers: 0 },
  },
  /** Everybody equally good: nothing to learn about anybody. */
  alike: { ...base, ...{ alike: 200, spammers: 0, workers: 300, answersEach: 5 } },
  /** Few questions, few workers. */
  small: {
    ...base,
    ...{ questions: 108, workers: 39, answersEach: 12, alike: 4, tail: 0.2, deceptive: 0.05 },
  },
} as const satisfies Record<string, CrowdRecipe>;

export type LabelShape = keyof typeof labelRecipes;
