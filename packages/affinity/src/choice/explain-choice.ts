import type { Explanation, Reason } from './choice-types.ts';
import { features } from './features/feature-set.ts';
import type { ChoiceExample } from './learners/learner.ts';
import type { Panel } from './panel.ts';

const smallest = 0.02;

/**
 * Why a candidate stands above or below the average one: slope × difference, by feature, which is exact for
 * the linear learners and the tangent for the network. What is left is the interplay of several features.
 */
export function explainChoice(
  panel: Panel,
  example: ChoiceExample,
  candidate: number,
  probabilities: Float64Array,
): Explanation {
  const { rows, columns, count } = example;
  const slopes = panel.slopes(example, candidate);
  const reasons: Reason[] = [];
  let accounted = 0;
  for (const [column, { name, words }] of features.entries()) {
    let mean = 0;
    for (let index = 0; index < count; index += 1) mean += rows[index * columns + column] ?? 0;
    const weight =
      (slopes[column] ?? 0) * ((rows[candidate * columns + column] ?? 0) - mean / count);
    if (Math.abs(weight) < smallest) continue;
    accounted += weight;
    reasons.push({ feature: name, words, weight });
  }
  reasons.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  let meanLog = 0;
  for (const probability of probabilities) meanLog += Math.log(probability + 1e-12) / count;
  const own = probabilities[candidate] ?? 0;
  return { probability: own, reasons, rest: Math.log(own + 1e-12) - meanLog - accounted };
}
