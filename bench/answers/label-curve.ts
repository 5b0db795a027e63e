import {
  combineLabels,
  drawOrder,
  keepAnswers,
  replayAssignments,
  type LabelMethod,
  type LabelTable,
} from '@exchange/answers';
import { seededRandom } from '@exchange/kernel';

export interface CurvePoint {
  /** Answers by task on average. */
  readonly answers: number;
  readonly accuracy: number;
}

export interface LabelCurve {
  readonly majority: readonly CurvePoint[];
  readonly combined: readonly CurvePoint[];
  readonly dynamic: readonly CurvePoint[];
  /** Where the dynamic assignment would have stopped by itself. */
  readonly stops: readonly (CurvePoint & { readonly confidence: number })[];
}

const counts = [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 30, 50];
const confidences = [0.9, 0.95, 0.99];
/** From so many answers on, the replay takes larger steps, to stay within seconds. */
const manyAnswers = 30_000;

/** Accuracy by answers each: the first so many of every task, and those that dynamic assignment asks for. */
export function measureCurve(
  table: LabelTable,
  method: LabelMethod,
  accuracyOf: (posterior: Float64Array) => number,
  seed: number,
): LabelCurve {
  const turnOf = drawOrder(table, seededRandom(seed));
  const mean = table.labelOf.length / table.questions.length;
  const fixed = counts.filter((count) => count <= Math.ceil(mean));
  const firsts = fixed.map((count) =>
    keepAnswers(table, (answer) => (turnOf[answer] ?? 0) < count),
  );
  const isLarge = table.labelOf.length >= manyAnswers;
  const rounds = { mostRounds: isLarge ? 20 : 40, tolerance: 1e-3 };
  const curveOf = (used: LabelMethod): CurvePoint[] =>
    firsts.map((first) => {
      const { posterior } = combineLabels(first, used, rounds);
      const answers = first.labelOf.length / table.questions.length;
      return { answers, accuracy: accuracyOf(posterior) };
    });
  const settings = isLarge ? { steps: 10, rounds: 15 } : { steps: 80, rounds: 40 };
  const replay = (confidence: number): CurvePoint[] => {
    const rules = { least: leastOf(mean), most: Number.MAX_SAFE_INTEGER, confidence };
    return [...replayAssignments(table, turnOf, rules, settings)].map((point) => ({
      answers: point.mean,
      accuracy: accuracyOf(point.posterior),
    }));
  };
  const stops = (isLarge ? [0.95] : confidences).flatMap((confidence) => {
    const last = replay(confidence).at(-1);
    return last === undefined ? [] : [{ confidence, ...last }];
  });
  return { majority: curveOf('majority'), combined: curveOf(method), dynamic: replay(1), stops };
}

/** Few answers in all leave few to decide about. */
function leastOf(mean: number): number {
  if (mean >= 10) return 3;
  return mean >= 2 ? 2 : 1;
}
