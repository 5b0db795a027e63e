import type { OpenBatch } from './subject.ts';

/** One prediction against what happened. */
export interface Verdict {
  /** Candidates that were ranked above the one taken, and those beside it with the same probability. */
  readonly above: number;
  readonly ties: number;
  readonly probability: number;
  /** Probability that the type is right (below one only when types tie); null if one type was open. */
  readonly typeRight: number | null;
  /** Of all candidates by tenth of probability: how many, Σ probability, and in which the taken one is. */
  readonly counts: Uint16Array;
  readonly sums: Float32Array;
  readonly hit: number;
}

export const bins = 10;

const binOf = (probability: number) => Math.min(bins - 1, Math.floor(probability * bins));

/** Differences below this are ties: sums in another order must not change a rank. */
const same = 1e-12;

export function judge(
  candidates: readonly OpenBatch[],
  probabilities: ArrayLike<number>,
  taken: number,
): Verdict {
  const probability = probabilities[taken] ?? 0;
  const counts = new Uint16Array(bins);
  const sums = new Float32Array(bins);
  let above = 0;
  let ties = 0;
  for (let index = 0; index < candidates.length; index += 1) {
    const other = probabilities[index] ?? 0;
    const bin = binOf(other);
    counts[bin] = (counts[bin] ?? 0) + 1;
    sums[bin] = (sums[bin] ?? 0) + other;
    if (index === taken) continue;
    if (other > probability + same) above += 1;
    else if (other >= probability - same) ties += 1;
  }
  const typeRight = judgeType(candidates, probabilities, taken);
  return { above, ties, probability, typeRight, counts, sums, hit: binOf(probability) };
}

/** The type of the largest summed probability. */
function judgeType(
  candidates: readonly OpenBatch[],
  probabilities: ArrayLike<number>,
  taken: number,
): number | null {
  const byType = new Map<string, number>();
  for (const [index, { type }] of candidates.entries()) {
    byType.set(type, (byType.get(type) ?? 0) + (probabilities[index] ?? 0));
  }
  if (byType.size < 2) return null;
  const most = Math.max(...byType.values());
  const best = [...byType].filter(([, sum]) => sum >= most - 1e-9).map(([type]) => type);
  return best.includes(candidates[taken]?.type ?? '') ? 1 / best.length : 0;
}
