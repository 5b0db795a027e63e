import { addTo } from './combined-labels.ts';
import type { CombinedLabels } from './combined-labels.ts';
import { voteShares } from './vote-shares.ts';
import type { LabelTable } from '../table/label-table.ts';

/**
 * The label most often given. A question's probabilities are the shares of its votes; labels that tie stay
 * tied (`bestLabel` takes the one that sorts first, figures give each its share of the credit).
 */
export function combineByMajority(table: LabelTable): CombinedLabels {
  const posterior = voteShares(table);
  return { posterior, quality: agreementWith(table, posterior), rounds: 1 };
}

/** By worker: the mean probability of what they answered; NaN without answers. */
export function agreementWith(table: LabelTable, posterior: Float64Array): Float64Array {
  const { questionOf, workerOf, labelOf } = table;
  const labels = table.labels.length;
  const sums = new Float64Array(table.workers.length);
  const counts = new Float64Array(table.workers.length);
  for (let answer = 0; answer < questionOf.length; answer += 1) {
    const worker = workerOf[answer] ?? 0;
    addTo(
      sums,
      worker,
      posterior[(questionOf[answer] ?? 0) * labels + (labelOf[answer] ?? 0)] ?? 0,
    );
    addTo(counts, worker, 1);
  }
  return sums.map((sum, worker) => sum / (counts[worker] ?? 0));
}
