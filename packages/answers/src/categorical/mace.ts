import { addTo, defaultRounds, largestChange } from './combined-labels.ts';
import type { CombinedLabels, RoundSettings } from './combined-labels.ts';
import { countAnswers } from './one-coin.ts';
import { voteShares } from './vote-shares.ts';
import { normaliseLogs } from './weighted-vote.ts';
import type { LabelTable } from '../table/label-table.ts';

export interface MaceSettings extends RoundSettings {
  /** Imagined beforehand for each worker: answers that they knew, and answers that they only clicked. */
  readonly smoothing: number;
  /** Imagined beforehand for each worker: clicks of each label. */
  readonly habit: number;
}

export const defaultMace: MaceSettings = { ...defaultRounds, smoothing: 1, habit: 10 };

/**
 * A worker either knows the label or clicks by a habit of their own, which does not depend on the label (Hovy
 * et al., "Learning Whom to Trust with MACE", NAACL 2013: competence and strategy). Estimated by EM
 * with priors on both, from the vote shares, without restarts: the same answers always give the same result. All
 * labels are held equally frequent, as there.
 */
export function combineByMace(
  table: LabelTable,
  settings: MaceSettings = defaultMace,
): CombinedLabels {
  const labels = table.labels.length;
  const counts = countAnswers(table);
  let posterior = voteShares(table);
  let competence = new Float64Array(table.workers.length).fill(0.5);
  let strategy = new Float64Array(table.workers.length * labels).fill(1 / labels);
  let rounds = 0;
  for (let change = Infinity; rounds < settings.mostRounds && change > settings.tolerance;) {
    const spam = new Float64Array(strategy.length).fill(settings.habit);
    const known = new Float64Array(competence.length).fill(settings.smoothing);
    for (let answer = 0; answer < table.labelOf.length; answer += 1) {
      const worker = table.workerOf[answer] ?? 0;
      const label = table.labelOf[answer] ?? 0;
      const chance = posterior[(table.questionOf[answer] ?? 0) * labels + label] ?? 0;
      const knowing = competence[worker] ?? 0;
      const clicking = (1 - knowing) * (strategy[worker * labels + label] ?? 0);
      const knew = (chance * knowing) / (knowing + clicking || 1);
      addTo(known, worker, knew);
      addTo(spam, worker * labels + label, 1 - knew);
    }
    competence = known.map((sum, worker) => sum / ((counts[worker] ?? 0) + 2 * settings.smoothing));
    strategy = spam.map((sum, at) => sum / sumOf(spam, at - (at % labels), labels));
    const next = weigh(table, competence, strategy);
    change = largestChange(posterior, next);
    posterior = next;
    rounds += 1;
  }
  return { posterior, quality: rightOf(table, competence, strategy), rounds };
}

function sumOf(values: Float64Array, from: number, count: number): number {
  let total = 0;
  for (let at = from; at < from + count; at += 1) total += values[at] ?? 0;
  return total;
}

/** An answer says as much for its label as knowing makes it likelier than clicking alone. */
function weigh(table: LabelTable, competence: Float64Array, strategy: Float64Array): Float64Array {
  const labels = table.labels.length;
  const gains = strategy.map((habit, at) => {
    const knowing = competence[Math.floor(at / labels)] ?? 0;
    return Math.log1p(knowing / Math.max(1e-12, (1 - knowing) * habit));
  });
  const posterior = new Float64Array(table.questions.length * labels);
  for (let question = 0; question < table.questions.length; question += 1) {
    const end = table.firstOf[question + 1] ?? 0;
    for (let answer = table.firstOf[question] ?? 0; answer < end; answer += 1) {
      const label = table.labelOf[answer] ?? 0;
      const gain = gains[(table.workerOf[answer] ?? 0) * labels + label] ?? 0;
      addTo(posterior, question * labels + label, gain);
    }
    normaliseLogs(posterior, question * labels, labels);
  }
  return posterior;
}

/** By worker: right by knowledge, or by a click that happens to hit, labels being equally frequent. */
function rightOf(
  table: LabelTable,
  competence: Float64Array,
  strategy: Float64Array,
): Float64Array {
  const labels = table.labels.length;
  return competence.map(
    (knowing, worker) =>
      knowing + ((1 - knowing) * sumOf(strategy, worker * labels, labels)) / labels,
  );
}
