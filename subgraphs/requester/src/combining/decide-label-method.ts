import {
  chooseLabelMethod,
  combineLabels,
  type LabelMethod,
  type LabelTable,
} from '@exchange/answers';
import { seededRandom } from '@exchange/kernel';
import { explainMethod } from './explain-method.ts';
import { sampleTable } from './label-tables.ts';
import { voteConfidence } from './vote-confidence.ts';

/** Methods are compared by about so many answers: more tell nothing new, and take long. */
const mostCompared = 120_000;
/** With less nothing can be learned about performers. */
const leastAnswers = 100;
const leastPerformers = 5;

export interface LabelDecision {
  readonly method: LabelMethod;
  readonly picked: boolean;
  readonly because: string;
  /** By question and label, the probability that it is the right one. */
  readonly combine: (table: LabelTable) => Float64Array;
}

/**
 * The method for a field: the requester's, else the one that the answers speak for.
 *
 * @param table to compare methods by; what is combined may be others like it.
 */
export function decideLabelMethod(table: LabelTable, picked: LabelMethod | null): LabelDecision {
  if (picked !== null) {
    const combine = (of: LabelTable) => combineLabels(of, picked).posterior;
    return { method: picked, picked: true, because: explainMethod(picked, 'picked'), combine };
  }
  const performers = new Set(table.workerOf).size;
  if (table.labelOf.length < leastAnswers || performers < leastPerformers) {
    const because = explainMethod('majority', 'few');
    return { method: 'majority', picked: false, because, combine: countVotes };
  }
  // The same answers give the same choice.
  const chosen = chooseLabelMethod(sampleTable(table, mostCompared), seededRandom(1));
  const { method, sharpness } = chosen;
  return {
    method,
    picked: false,
    because: explainMethod(method, chosen.evidence),
    combine: (of) => flatten(combineLabels(of, method).posterior, of.labels.length, sharpness),
  };
}

function countVotes(table: LabelTable): Float64Array {
  const labels = table.labels.length;
  const posterior = new Float64Array(table.questions.length * labels);
  for (let question = 0; question < table.questions.length; question += 1) {
    const votes = Array.from({ length: labels }, () => 0);
    const end = table.firstOf[question + 1] ?? 0;
    for (let answer = table.firstOf[question] ?? 0; answer < end; answer += 1) {
      const label = table.labelOf[answer] ?? 0;
      votes[label] = (votes[label] ?? 0) + 1;
    }
    posterior.set(voteConfidence(votes), question * labels);
  }
  return posterior;
}

/** Each question's probabilities to the power of `exponent`, adding up to 1 again. */
function flatten(posterior: Float64Array, labels: number, exponent: number): Float64Array {
  if (exponent === 1) return posterior;
  for (let from = 0; from < posterior.length; from += labels) {
    let total = 0;
    for (let at = from; at < from + labels; at += 1) {
      const power = Math.max(posterior[at] ?? 0, 1e-300) ** exponent;
      posterior[at] = power;
      total += power;
    }
    for (let at = from; at < from + labels; at += 1) posterior[at] = (posterior[at] ?? 0) / total;
  }
  return posterior;
}
