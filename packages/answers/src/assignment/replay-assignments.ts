import type { RandomSource } from '@exchange/kernel';
import { combineByDawidSkene, pooledDawidSkene } from '../categorical/dawid-skene.ts';
import type { AnswerIndex } from '../table/answer-index.ts';
import { keepAnswers } from '../table/keep-answers.ts';
import type { LabelTable } from '../table/label-table.ts';
import type { AssignmentRules } from './decide-answers.ts';
import { planAnswers } from './plan-answers.ts';

/** One moment of a replay. */
export interface ReplayPoint {
  /** Answers asked for so far, by task, on average. */
  readonly mean: number;
  /** By question and label, from those answers only. */
  readonly posterior: Float64Array;
}

export interface ReplaySettings {
  /** Steps in which a whole set would be asked for: after each the performers are judged anew. */
  readonly steps: number;
  /** Rounds of estimation in each step at most, begun anew so that early mistakes do not stay. */
  readonly rounds: number;
}

/**
 * By answer: when its question gets it, from 0 on. What a replay or a fixed number of answers takes first; the
 * same for both, so that they can be compared.
 */
export function drawOrder(table: AnswerIndex, random: RandomSource): Int32Array {
  const turnOf = new Int32Array(table.questionOf.length);
  for (let question = 0; question < table.questions.length; question += 1) {
    const from = table.firstOf[question] ?? 0;
    const count = (table.firstOf[question + 1] ?? 0) - from;
    const turns = Int32Array.from({ length: count }, (_, turn) => turn);
    for (let at = count - 1; at > 0; at -= 1) {
      const other = Math.floor(random.next() * (at + 1));
      [turns[at], turns[other]] = [turns[other] ?? 0, turns[at] ?? 0];
    }
    turnOf.set(turns, from);
  }
  return turnOf;
}

/**
 * Asks for the answers of a set that has them all as if they were given only now, the least sure tasks first.
 * Performers and confidences are learned from what was asked for until then and nothing else. Each task's
 * answers come in the order given, whoever they are of: as in an exchange, nobody chooses who takes the next.
 */
export function* replayAssignments(
  table: LabelTable,
  turnOf: Int32Array,
  rules: AssignmentRules,
  { steps, rounds }: ReplaySettings = { steps: 60, rounds: 40 },
): Generator<ReplayPoint> {
  const labels = table.labels.length;
  const questions = table.questions.length;
  const given = Int32Array.from(table.questions, (_, question) =>
    Math.min(rules.least, countAnswers(table, question)),
  );
  const atOnce = Math.max(1, Math.ceil(table.labelOf.length / steps));
  for (;;) {
    const seen = keepAnswers(
      table,
      (answer) => (turnOf[answer] ?? 0) < (given[table.questionOf[answer] ?? 0] ?? 0),
    );
    const settings = { ...pooledDawidSkene, mostRounds: rounds, tolerance: 1e-3 };
    const { posterior } = combineByDawidSkene(seen, settings);
    const tasks = Array.from(given, (answers, question) => {
      const row = posterior.subarray(question * labels, (question + 1) * labels);
      const isAll = answers >= countAnswers(table, question);
      return {
        answers: isAll ? Math.max(answers, rules.most) : answers,
        confidence: Math.max(...row),
      };
    });
    const asked = planAnswers(tasks, rules, Number.MAX_SAFE_INTEGER, atOnce);
    yield { mean: seen.labelOf.length / questions, posterior };
    if (asked.length === 0) return;
    for (const question of asked) given[question] = (given[question] ?? 0) + 1;
  }
}

function countAnswers(table: LabelTable, question: number): number {
  return (table.firstOf[question + 1] ?? 0) - (table.firstOf[question] ?? 0);
}
