import { addTo, defaultRounds, largestChange } from './combined-labels.ts';
import type { CombinedLabels, RoundSettings } from './combined-labels.ts';
import { agreementWith } from './majority.ts';
import { voteShares } from './vote-shares.ts';
import { normaliseLogs } from './weighted-vote.ts';
import type { LabelTable } from '../table/label-table.ts';

export interface OneCoinSettings extends RoundSettings {
  /** Right and wrong answers imagined beforehand for each worker. */
  readonly right: number;
  readonly wrong: number;
}

export const defaultOneCoin: OneCoinSettings = { ...defaultRounds, right: 4, wrong: 2 };

/**
 * Every worker is right with one probability, whatever the label, and wrong answers fall on the other labels
 * alike (Demartini et al., "ZenCrowd", WWW 2012; Zhang et al., "Spectral Methods meet EM", JMLR 17, 2016, the
 * one-coin model). One number for each worker can be learned from few answers. A Beta prior of `right` and `wrong`
 * imagined answers. All labels are held equally frequent: a frequency that is estimated too draws labels to the
 * frequent one, which workers cannot correct here, until hardly another is left.
 */
export function combineByOneCoin(
  table: LabelTable,
  settings: OneCoinSettings = defaultOneCoin,
): CombinedLabels {
  const counts = countAnswers(table);
  let posterior = voteShares(table);
  let quality = new Float64Array(0);
  let rounds = 0;
  for (let change = Infinity; rounds < settings.mostRounds && change > settings.tolerance;) {
    const { right, wrong } = settings;
    quality = agreementWith(table, posterior).map((share, worker) => {
      const count = counts[worker] ?? 0;
      return ((count > 0 ? share * count : 0) + right) / (count + right + wrong);
    });
    const next = weigh(table, quality);
    change = largestChange(posterior, next);
    posterior = next;
    rounds += 1;
  }
  return { posterior, quality, rounds };
}

/** By worker. */
export function countAnswers(table: LabelTable): Float64Array {
  const counts = new Float64Array(table.workers.length);
  for (const worker of table.workerOf) addTo(counts, worker, 1);
  return counts;
}

/** By label: its share, each with one more imagined, so that none is ruled out. */
export function frequencyOf(posterior: Float64Array, labels: number): Float64Array {
  const sums = new Float64Array(labels).fill(1);
  for (let at = 0; at < posterior.length; at += 1) addTo(sums, at % labels, posterior[at] ?? 0);
  const total = posterior.length / labels + labels;
  return sums.map((sum) => sum / total);
}

function weigh(table: LabelTable, quality: Float64Array): Float64Array {
  const labels = table.labels.length;
  const weights = quality.map((share) => {
    const kept = Math.min(1 - 1e-6, Math.max(1e-6, share));
    return Math.log((kept * Math.max(1, labels - 1)) / (1 - kept));
  });
  const posterior = new Float64Array(table.questions.length * labels);
  for (let question = 0; question < table.questions.length; question += 1) {
    const from = question * labels;
    const end = table.firstOf[question + 1] ?? 0;
    for (let answer = table.firstOf[question] ?? 0; answer < end; answer += 1) {
      addTo(
        posterior,
        from + (table.labelOf[answer] ?? 0),
        weights[table.workerOf[answer] ?? 0] ?? 0,
      );
    }
    normaliseLogs(posterior, from, labels);
  }
  return posterior;
}
