/** Of an ordinary performer, where there are too few answers to estimate anybody's. */
export const assumedAccuracy = 0.8;

/**
 * Probabilities of labels from counts of votes when nothing is known about the performers: as if everybody were
 * right with `assumedAccuracy` and wrong labels alike. Three of three gives 0.98 with two labels, two of three
 * 0.8, one alone 0.8.
 */
export function voteConfidence(votes: readonly number[]): number[] {
  const labels = Math.max(2, votes.length);
  const step = Math.log((assumedAccuracy * (labels - 1)) / (1 - assumedAccuracy));
  const most = Math.max(...votes);
  const weights = votes.map((count) => Math.exp((count - most) * step));
  // A label that nobody gave may be right too.
  const unseen = votes.length === 1 ? Math.exp(-most * step) : 0;
  const total = weights.reduce((sum, weight) => sum + weight, unseen);
  return weights.map((weight) => weight / total);
}
