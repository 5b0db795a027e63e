import { alphaOfLabels, estimateQuality, wilsonInterval } from '@exchange/answers';
import type { LabelMethod, LabelTable } from '@exchange/answers';
import { finiteOrNull, listAnswered, meanOver } from './combine-label-field.ts';
import { decideLabelMethod } from './decide-label-method.ts';
import { chosenLabels, sampleQuestions, startsOf, type TableAnswers } from './label-tables.ts';
import type { CombinedField, FieldPlan } from './types.ts';

interface SetAnswers {
  readonly codes: Int32Array;
  readonly sets: readonly ReadonlySet<string>[];
  readonly choices: readonly string[];
}

const mostCompared = 120_000;

/**
 * A field in which everybody chose any number: each choice is a yes or no of its own, all by one method, which is
 * chosen from the choices together. A task is as sure as its least sure choice.
 */
export function combineChoicesField(
  plan: FieldPlan,
  rows: Int32Array,
  answers: TableAnswers,
  given: SetAnswers,
  picked: LabelMethod | null,
): CombinedField {
  const { choices } = given;
  const decision = decideLabelMethod(pooledTable(answers, given), picked);
  const answered = listAnswered(startsOf(answers));
  const chosen = new Uint8Array(answered.length * choices.length);
  const confidence = new Float64Array(answered.length).fill(1);
  const agreement = new Float64Array(answered.length).fill(1);
  const right = new Float64Array(answers.workers.length);
  const alphas: number[] = [];
  choices.forEach((choice, at) => {
    const table = tableOfChoice(answers, given, choice);
    const posterior = decision.combine(table);
    answered.forEach((question, place) => {
      const yes = posterior[question * 2 + 1] ?? 0;
      chosen[place * choices.length + at] = yes > 0.5 ? 1 : 0;
      confidence[place] = Math.min(confidence[place] ?? 1, Math.max(yes, 1 - yes));
      const votes = table.labelOf.subarray(table.firstOf[question], table.firstOf[question + 1]);
      const share = meanOver(votes.length, (vote) => votes[vote] ?? 0);
      agreement[place] = Math.min(agreement[place] ?? 1, yes > 0.5 ? share : 1 - share);
    });
    for (const [worker, quality] of estimateQuality(table, posterior).entries()) {
      right[worker] = (right[worker] ?? 0) + quality.accuracy / choices.length;
    }
    alphas.push(alphaOfLabels(table));
  });
  const firstOf = startsOf(answers);
  const countOf = (question: number) => (firstOf[question + 1] ?? 0) - (firstOf[question] ?? 0);
  const usable = alphas.filter(Number.isFinite);
  return {
    report: {
      ...{ name: plan.name, label: plan.label, kind: plan.kind },
      ...{ method: decision.method, picked: decision.picked, because: decision.because },
      agreement: finiteOrNull(meanOver(usable.length, (at) => usable[at] ?? 0)),
      agreementKind: 'alpha-nominal',
      tasks: answered.length,
      answers: answers.questionOf.length,
      meanConfidence: meanOver(answered.length, (place) => confidence[place] ?? 0),
    },
    performers: countWorkers(answers).flatMap((count, worker) => {
      if (count === 0) return [];
      const accuracy = right[worker] ?? 0;
      const interval = wilsonInterval(accuracy * count, count);
      const performer = answers.workers[worker] ?? '';
      return [{ performer, answers: count, accuracy, ...interval, spread: null }];
    }),
    rows: answered.length,
    rowAt: (place) => ({
      row: rows[answered[place] ?? 0] ?? 0,
      value: choices.filter((_, at) => chosen[place * choices.length + at] === 1),
      confidence: confidence[place] ?? 0,
      agreement: countOf(answered[place] ?? 0) > 1 ? (agreement[place] ?? 0) : null,
      answers: countOf(answered[place] ?? 0),
    }),
  };
}

function tableOfChoice(answers: TableAnswers, given: SetAnswers, choice: string): LabelTable {
  const holds = Int32Array.from(given.sets, (set) => (set.has(choice) ? 1 : 0));
  const labelOf = given.codes.map((code) => holds[code] ?? 0);
  return { ...answers, firstOf: startsOf(answers), labels: chosenLabels, labelOf };
}

/** Every choice of some tasks as a question of its own. */
function pooledTable(answers: TableAnswers, given: SetAnswers): LabelTable {
  const { choices } = given;
  const { keeps } = sampleQuestions(answers, mostCompared / Math.max(1, choices.length));
  const kept = [...answers.questionOf.keys()].filter((at) => keeps(answers.questionOf[at] ?? 0));
  const [questionOf, workerOf, labelOf, questions]: [number[], number[], number[], string[]] = [
    [],
    [],
    [],
    [],
  ];
  for (let at = 0; at < kept.length;) {
    const question = answers.questionOf[kept[at] ?? 0];
    let end = at;
    while (end < kept.length && answers.questionOf[kept[end] ?? 0] === question) end += 1;
    for (const choice of choices) {
      for (const answer of kept.slice(at, end)) {
        questionOf.push(questions.length);
        workerOf.push(answers.workerOf[answer] ?? 0);
        labelOf.push(given.sets[given.codes[answer] ?? 0]?.has(choice) === true ? 1 : 0);
      }
      questions.push(choice);
    }
    at = end;
  }
  const pooled: TableAnswers = {
    questions,
    workers: answers.workers,
    questionOf: Int32Array.from(questionOf),
    workerOf: Int32Array.from(workerOf),
  };
  const firstOf = startsOf(pooled);
  return { ...pooled, firstOf, labels: chosenLabels, labelOf: Int32Array.from(labelOf) };
}

function countWorkers({ workers, workerOf }: TableAnswers): number[] {
  const counts = workers.map(() => 0);
  for (const worker of workerOf) counts[worker] = (counts[worker] ?? 0) + 1;
  return counts;
}
