import { addTo, defaultRounds, largestChange } from './combined-labels.ts';
import type { CombinedLabels, RoundSettings } from './combined-labels.ts';
import { frequencyOf } from './one-coin.ts';
import { voteShares } from './vote-shares.ts';
import { normaliseLogs } from './weighted-vote.ts';
import type { LabelTable } from '../table/label-table.ts';

/** Answers imagined beforehand in each row of each worker's matrix. */
export interface ConfusionPrior {
  /** On the right label. */
  readonly right: number;
  /** On each wrong label. */
  readonly wrong: number;
  /** Spread as all workers together answer to the row's label. */
  readonly crowd: number;
}

export interface DawidSkeneSettings extends RoundSettings {
  readonly prior: ConfusionPrior;
}

/**
 * Hardly anything imagined, mostly right: only what somebody never met is open. Published figures of the method
 * are without a prior, and this comes to the same.
 */
export const defaultDawidSkene: DawidSkeneSettings = {
  ...defaultRounds,
  prior: { right: 0.035, wrong: 0.015, crowd: 0 },
};

/**
 * Workers who answered little are taken for ordinary ones of this crowd, as in hierarchical models (Paun et al.,
 * "Comparing Bayesian Models of Annotation", TACL 6, 2018; here the crowd's matrix is estimated from
 * the same answers: empirical Bayes). A few right answers imagined besides hold each label to what people mean by
 * it (as the diagonal priors of Kim & Ghahramani, "Bayesian Classifier Combination", AISTATS 2012).
 */
export const pooledDawidSkene: DawidSkeneSettings = {
  ...defaultRounds,
  prior: { right: 2, wrong: 0.3, crowd: 4 },
};

export interface DawidSkeneModel extends CombinedLabels {
  /** By worker, true label and answer (`(worker * labels + truth) * labels + answer`): its probability. */
  readonly confusion: Float64Array;
  /** By label: how frequent it is among the truths. */
  readonly frequency: Float64Array;
  /** Of the answers, natural, at the last round. */
  readonly logLikelihood: number;
}

/**
 * Every worker has a probability for each answer given each true label; labels and probabilities are estimated
 * in turn (Dawid & Skene, "Maximum Likelihood Estimation of Observer Error-Rates Using the EM Algorithm",
 * Applied Statistics 28 (1), 1979; equations 2.3 to 2.5). Starts from the shares of the votes, as they did.
 * A Dirichlet prior (`prior`) on each row keeps probabilities off zero
 * (Raykar et al., "Learning from Crowds", JMLR 11, 2010, has such priors). Sums of logarithms, so
 * that no number of answers underflows.
 */
export function combineByDawidSkene(
  table: LabelTable,
  settings: DawidSkeneSettings = defaultDawidSkene,
): DawidSkeneModel {
  let posterior = voteShares(table);
  let model = estimateConfusion(table, posterior, settings.prior);
  let rounds = 0;
  let logLikelihood = -Infinity;
  for (let change = Infinity; rounds < settings.mostRounds && change > settings.tolerance;) {
    const next = estimateLabels(table, model);
    change = largestChange(posterior, next.posterior);
    ({ posterior, logLikelihood } = next);
    model = estimateConfusion(table, posterior, settings.prior);
    rounds += 1;
  }
  return { posterior, quality: rightAnswers(table, model), rounds, logLikelihood, ...model };
}

export interface Confusion {
  readonly confusion: Float64Array;
  readonly frequency: Float64Array;
}

/** Equations 2.3 and 2.4: what workers answer to each label, and how frequent labels are (one more of each). */
export function estimateConfusion(
  table: LabelTable,
  posterior: Float64Array,
  prior: ConfusionPrior,
): Confusion {
  const labels = table.labels.length;
  const { questionOf, workerOf, labelOf } = table;
  const cells = labels * labels;
  const confusion = new Float64Array(table.workers.length * cells);
  for (let answer = 0; answer < questionOf.length; answer += 1) {
    const row = (workerOf[answer] ?? 0) * cells + (labelOf[answer] ?? 0);
    const from = (questionOf[answer] ?? 0) * labels;
    for (let truth = 0; truth < labels; truth += 1) {
      addTo(confusion, row + truth * labels, posterior[from + truth] ?? 0);
    }
  }
  const imagined = imagineAnswers(prior, confusion, labels);
  for (let at = 0; at < confusion.length; at += 1) {
    addTo(confusion, at, imagined[at % cells] ?? 0);
  }
  for (let row = 0; row < confusion.length; row += labels) toShares(confusion, row, labels);
  return { confusion, frequency: frequencyOf(posterior, labels) };
}

/** By true label and answer. */
function imagineAnswers(
  { right, wrong, crowd }: ConfusionPrior,
  counts: Float64Array,
  labels: number,
): Float64Array {
  const cells = new Float64Array(labels * labels);
  if (crowd > 0) {
    for (let at = 0; at < counts.length; at += 1) addTo(cells, at % cells.length, counts[at] ?? 0);
    for (let row = 0; row < cells.length; row += labels) toShares(cells, row, labels);
  }
  return cells.map((share, at) => crowd * share + (at % (labels + 1) === 0 ? right : wrong));
}

function toShares(values: Float64Array, from: number, count: number): void {
  let total = 0;
  for (let at = from; at < from + count; at += 1) total += values[at] ?? 0;
  for (let at = from; at < from + count; at += 1) {
    values[at] = total > 0 ? (values[at] ?? 0) / total : 1 / count;
  }
}

/** Below this a probability counts as this: one answer must not rule out a label for ever. */
const leastProbability = 1e-10;

/** Equation 2.5: the labels' probabilities, from what workers answer to each. */
export function estimateLabels(
  table: LabelTable,
  { confusion, frequency }: Confusion,
): { readonly posterior: Float64Array; readonly logLikelihood: number } {
  const labels = table.labels.length;
  const { firstOf, workerOf, labelOf } = table;
  // By worker, answer and label, so that the innermost loop reads neighbours.
  const logs = new Float64Array(confusion.length);
  for (let cell = 0; cell < confusion.length; cell += labels * labels) {
    for (let at = 0; at < labels * labels; at += 1) {
      const turned = cell + (at % labels) * labels + Math.floor(at / labels);
      logs[turned] = Math.log(Math.max(confusion[cell + at] ?? 0, leastProbability));
    }
  }
  const logFrequency = frequency.map((share) => Math.log(Math.max(share, leastProbability)));
  const posterior = new Float64Array(table.questions.length * labels);
  let logLikelihood = 0;
  for (let question = 0; question < table.questions.length; question += 1) {
    const from = question * labels;
    posterior.set(logFrequency, from);
    const end = firstOf[question + 1] ?? 0;
    for (let answer = firstOf[question] ?? 0; answer < end; answer += 1) {
      const row = ((workerOf[answer] ?? 0) * labels + (labelOf[answer] ?? 0)) * labels;
      for (let truth = 0; truth < labels; truth += 1) {
        addTo(posterior, from + truth, logs[row + truth] ?? 0);
      }
    }
    logLikelihood += normaliseLogs(posterior, from, labels);
  }
  return { posterior, logLikelihood };
}

/** By worker: the probability of a right answer to a question drawn by the labels' frequencies. */
export function rightAnswers(table: LabelTable, { confusion, frequency }: Confusion): Float64Array {
  const labels = table.labels.length;
  return Float64Array.from(table.workers, (_, worker) => {
    let right = 0;
    for (let label = 0; label < labels; label += 1) {
      const share = confusion[(worker * labels + label) * labels + label] ?? 0;
      right += (frequency[label] ?? 0) * share;
    }
    return right;
  });
}
