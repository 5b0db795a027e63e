import { seededRandom } from '@exchange/kernel';
import type { AnswerRecord } from '../table/answer-index.ts';
import { drawGamma, drawNormal } from './draws.ts';
import type { GeneratedSet } from './generate-labels.ts';

/** How a made-up crowd answers made-up questions with numbers from -100 to 100. */
export interface NumberRecipe {
  readonly questions: number;
  readonly workers: number;
  readonly answersEach: number;
  /** Mean standard deviation of a worker's answers. */
  readonly spread: number;
  /** How alike workers' deviations are: shape of their gamma distribution. */
  readonly alike: number;
  /** Share of workers who answer anything. */
  readonly spammers: number;
  /** Share of answers that are 0 whatever the question: "nothing of that here". */
  readonly zeros: number;
  /** Standard deviation of workers' constant offsets. */
  readonly bias: number;
}

export const numberRecipes = {
  /** Strong feelings for some, zero for others, and what holds is the mean of opinions. */
  emotion: {
    questions: 700,
    workers: 38,
    answersEach: 10,
    spread: 25,
    alike: 4,
    spammers: 0,
    zeros: 0.25,
    bias: 8,
  },
  /** Careful and careless estimators. */
  estimates: {
    questions: 500,
    workers: 60,
    answersEach: 8,
    spread: 20,
    alike: 1,
    spammers: 0,
    zeros: 0,
    bias: 3,
  },
  /** A third answers anything. */
  wild: {
    questions: 500,
    workers: 60,
    answersEach: 9,
    spread: 8,
    alike: 4,
    spammers: 0.3,
    zeros: 0,
    bias: 2,
  },
  /** Everybody alike. */
  plain: {
    questions: 500,
    workers: 60,
    answersEach: 6,
    spread: 15,
    alike: 100,
    spammers: 0,
    zeros: 0,
    bias: 0,
  },
} as const satisfies Record<string, NumberRecipe>;

export function generateNumbers(recipe: NumberRecipe, seed: number): GeneratedSet<number> {
  const random = seededRandom(seed);
  const workers = Array.from({ length: recipe.workers }, () => ({
    spams: random.next() < recipe.spammers,
    bias: drawNormal(random) * recipe.bias,
    spread: (drawGamma(random, recipe.alike) / recipe.alike) * recipe.spread,
  }));
  const records: AnswerRecord<number>[] = [];
  const truths = new Map<string, number>();
  const within = (value: number): number => Math.round(Math.max(-100, Math.min(100, value)));
  for (let at = 0; at < recipe.questions; at += 1) {
    const opinion = random.next() * 200 - 100;
    // Zeros are part of what the crowd means, not errors: the truth is the mean of opinions.
    truths.set(`q${at}`, opinion * (1 - recipe.zeros));
    const order = workers.map((_, place) => ({ place, key: random.next() }));
    order.sort((one, other) => one.key - other.key);
    for (const { place } of order.slice(0, recipe.answersEach)) {
      const worker = workers[place];
      if (worker === undefined) continue;
      let answer = within(opinion + worker.bias + drawNormal(random) * worker.spread);
      if (random.next() < recipe.zeros) answer = 0;
      if (worker.spams) answer = within(random.next() * 200 - 100);
      records.push({ question: `q${at}`, worker: `w${place}`, answer });
    }
  }
  return { records, truths };
}
