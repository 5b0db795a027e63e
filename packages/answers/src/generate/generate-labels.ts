import { seededRandom, type RandomSource } from '@exchange/kernel';
import type { AnswerRecord } from '../table/answer-index.ts';
import type { CrowdRecipe } from './crowd-recipe.ts';
import { drawNormal, drawPlace, drawShares } from './draws.ts';

export interface GeneratedSet<Value> {
  readonly records: readonly AnswerRecord<Value>[];
  readonly truths: ReadonlyMap<string, Value>;
}

type Kind = 'honest' | 'random' | 'constant' | 'colluder';

interface Worker {
  readonly kind: Kind;
  readonly habit: number;
  readonly rows: readonly (readonly number[])[];
  readonly hardRows: readonly (readonly number[])[];
}

interface Question {
  readonly truth: number;
  readonly decoy: number | null;
  readonly guessing: number;
  /** What all workers see of it: the truth, or for blurred ones sometimes its neighbour. */
  readonly seen: number;
  readonly copied: number;
  readonly isHard: boolean;
}

/** Answers and truths by a recipe; the same seed gives the same set. */
export function generateLabels(recipe: CrowdRecipe, seed: number): GeneratedSet<string> {
  const random = seededRandom(seed);
  const workers = Array.from({ length: recipe.workers }, () => createWorker(recipe, random));
  const activity = workers.map((_, rank) => (rank + 2) ** -recipe.tail);
  const records: AnswerRecord<string>[] = [];
  const truths = new Map<string, string>();
  for (let at = 0; at < recipe.questions; at += 1) {
    const question = createQuestion(recipe, random);
    const key = `q${at}`;
    truths.set(key, nameOf(question.truth));
    for (const place of pickWorkers(recipe, activity, random)) {
      const worker = workers[place];
      if (worker === undefined) continue;
      const answer = nameOf(answerOf(worker, question, recipe, random));
      records.push({ question: key, worker: `w${place}`, answer });
    }
  }
  return { records, truths };
}

function nameOf(label: number): string {
  return `label ${label}`;
}

function createWorker(recipe: CrowdRecipe, random: RandomSource): Worker {
  const draw = random.next();
  const { spammers, colluders } = recipe;
  let kind: Kind = 'honest';
  if (draw < spammers / 2) kind = 'random';
  else if (draw < spammers) kind = 'constant';
  else if (draw < spammers + colluders) kind = 'colluder';
  return {
    kind,
    habit: drawPlace(random, recipe.frequency),
    rows: recipe.confusion.map((row) => drawShares(random, row, recipe.alike)),
    hardRows: recipe.hardConfusion.map((row) => drawShares(random, row, recipe.alike)),
  };
}

function createQuestion(recipe: CrowdRecipe, random: RandomSource): Question {
  const labels = recipe.frequency.length;
  const truth = drawPlace(random, recipe.frequency);
  const other = Math.floor(random.next() * (labels - 1));
  const shift = recipe.blur > 0 ? Math.round(drawNormal(random) * recipe.blur) : 0;
  return {
    truth,
    decoy: random.next() < recipe.deceptive ? other + (other >= truth ? 1 : 0) : null,
    guessing: Math.min(1, Math.abs(drawNormal(random)) * recipe.difficulty),
    seen: Math.min(labels - 1, Math.max(0, truth + shift)),
    copied: drawPlace(random, recipe.confusion[truth] ?? []),
    isHard: random.next() < recipe.hard,
  };
}

function answerOf(
  worker: Worker,
  question: Question,
  recipe: CrowdRecipe,
  random: RandomSource,
): number {
  const labels = recipe.frequency.length;
  if (worker.kind === 'constant') return worker.habit;
  if (worker.kind === 'random') return Math.floor(random.next() * labels);
  if (worker.kind === 'colluder') return question.copied;
  if (question.decoy !== null && random.next() < recipe.deceived) return question.decoy;
  if (random.next() < question.guessing) return Math.floor(random.next() * labels);
  const rows = question.isHard ? worker.hardRows : worker.rows;
  return drawPlace(random, rows[question.seen] ?? []);
}

/** Different workers, the active ones oftener. */
function pickWorkers(
  recipe: CrowdRecipe,
  activity: readonly number[],
  random: RandomSource,
): number[] {
  const whole = Math.floor(recipe.answersEach);
  const count = whole + (random.next() < recipe.answersEach - whole ? 1 : 0);
  // Efraimidis & Spirakis, Information Processing Letters 97 (5), 2006: draws without repeats by weight.
  const keys = activity.map((weight, place) => ({
    place,
    key: -Math.log(1 - random.next()) / weight,
  }));
  return keys
    .sort((one, other) => one.key - other.key)
    .slice(0, Math.min(count, activity.length))
    .map(({ place }) => place);
}
