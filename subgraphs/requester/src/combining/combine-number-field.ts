import { alphaOfNumbers, chooseNumberMethod, combineNumbers, keepAnswers } from '@exchange/answers';
import type { NumberMethod, NumberTable } from '@exchange/answers';
import { seededRandom } from '@exchange/kernel';
import { finiteOrNull, listAnswered, meanOver } from './combine-label-field.ts';
import { explainNumbers } from './explain-method.ts';
import { sampleQuestions, startsOf, type TableAnswers } from './label-tables.ts';
import { numberConfidence, toleranceShare } from './number-confidence.ts';
import type { CombinedField, FieldPlan } from './types.ts';

const mostCompared = 120_000;
const leastAnswers = 100;

/** A field in which everybody gave a number. */
export function combineNumberField(
  plan: FieldPlan,
  rows: Int32Array,
  answers: TableAnswers,
  values: Float64Array,
  picked: NumberMethod | null,
): CombinedField {
  const table: NumberTable = { ...answers, firstOf: startsOf(answers), values };
  const { method, because } = decideMethod(table, picked);
  const combined = combineNumbers(table, method);
  const answered = listAnswered(table.firstOf);
  const tolerance = toleranceShare * widthOf(plan, values);
  const squares = sumSquares(table, combined.values);
  const ordinary = ordinaryVariance(table, squares);
  const givenTo = (question: number) =>
    values.subarray(table.firstOf[question], table.firstOf[question + 1]);
  const confidenceAt = (place: number): number => {
    const question = answered[place] ?? 0;
    const count = givenTo(question).length;
    return numberConfidence(count, squares[question] ?? 0, ordinary, tolerance);
  };
  return {
    report: {
      ...{ name: plan.name, label: plan.label, kind: plan.kind },
      ...{ method, picked: picked !== null, because },
      agreement: finiteOrNull(alphaOfNumbers(table)),
      agreementKind: 'alpha-interval',
      tasks: answered.length,
      answers: values.length,
      meanConfidence: meanOver(answered.length, confidenceAt),
    },
    performers: listSpreads(table, combined.spreads),
    rows: answered.length,
    rowAt(place) {
      const question = answered[place] ?? 0;
      const given = givenTo(question);
      const value = combined.values[question] ?? 0;
      const near = given.reduce(
        (sum, one) => sum + (Math.abs(one - value) <= tolerance ? 1 : 0),
        0,
      );
      return {
        row: rows[question] ?? 0,
        value: Number(value.toPrecision(12)),
        confidence: confidenceAt(place),
        agreement: given.length > 1 ? near / given.length : null,
        answers: given.length,
      };
    },
  };
}

function decideMethod(table: NumberTable, picked: NumberMethod | null) {
  if (picked !== null) return { method: picked, because: explainNumbers(picked, 'picked') };
  if (table.values.length < leastAnswers) {
    return { method: 'mean' as const, because: explainNumbers('mean', 'few') };
  }
  const { keeps } = sampleQuestions(table, mostCompared);
  const sample = keepAnswers(table, (answer) => keeps(table.questionOf[answer] ?? 0));
  const { method, evidence } = chooseNumberMethod(sample, seededRandom(1));
  return { method, because: explainNumbers(method, evidence) };
}

/** The range that the form sets, else where nine of ten answers lie, else where all do. */
function widthOf({ range }: FieldPlan, values: Float64Array): number {
  if (range !== undefined) return range[1] - range[0];
  const sorted = values.toSorted();
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return at(0.95) - at(0.05) || at(1) - at(0);
}

/** By question: of the differences of its answers from its value. */
function sumSquares(table: NumberTable, combined: Float64Array): Float64Array {
  const squares = new Float64Array(table.questions.length);
  table.values.forEach((value, answer) => {
    const question = table.questionOf[answer] ?? 0;
    squares[question] = (squares[question] ?? 0) + (value - (combined[question] ?? 0)) ** 2;
  });
  return squares;
}

/** Of answers around the values of their tasks; of all answers where no task has two. */
function ordinaryVariance(table: NumberTable, squares: Float64Array): number {
  let [sum, freedom] = [0, 0];
  for (let question = 0; question < squares.length; question += 1) {
    const count = (table.firstOf[question + 1] ?? 0) - (table.firstOf[question] ?? 0);
    if (count < 2) continue;
    sum += squares[question] ?? 0;
    freedom += count - 1;
  }
  if (freedom > 0) return sum / freedom;
  const { values } = table;
  const mean = meanOver(values.length, (at) => values[at] ?? 0);
  return meanOver(values.length, (at) => ((values[at] ?? 0) - mean) ** 2);
}

function listSpreads({ workers, workerOf }: NumberTable, spreads: Float64Array) {
  const counts = new Int32Array(workers.length);
  for (const worker of workerOf) counts[worker] = (counts[worker] ?? 0) + 1;
  return workers.flatMap((performer, worker) => {
    const answers = counts[worker] ?? 0;
    if (answers === 0) return [];
    const spread = finiteOrNull(spreads[worker] ?? 0);
    return [{ performer, answers, accuracy: null, low: null, high: null, spread }];
  });
}
