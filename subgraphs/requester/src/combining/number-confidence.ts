/** Answers of ordinary spread imagined beside a task's own, so that two equal answers are not taken for certainty. */
const imagined = 5;
/** Part of the range within which a value counts as right. */
export const toleranceShare = 0.05;

/**
 * How likely the mean of a task's answers is within `tolerance` of what ever more answers would come to, 0 to 1.
 * Errors are taken as normal, their variance is the task's own drawn to the crowd's by imagined answers.
 *
 * @param squares sum of the squared differences of the answers from their value.
 * @param ordinary variance of answers around the values of their tasks, over all tasks.
 */
export function numberConfidence(
  answers: number,
  squares: number,
  ordinary: number,
  tolerance: number,
): number {
  const variance =
    (squares + imagined * ordinary) / (Math.max(0, answers - 1) + imagined) / answers;
  if (variance <= 0) return 1;
  return errorFunction(tolerance / Math.sqrt(2 * variance));
}

/** Abramowitz & Stegun, "Handbook of Mathematical Functions", 7.1.26; error below 1.5e-7; from 0 up. */
function errorFunction(x: number): number {
  const t = 1 / (1 + 0.3275911 * x);
  const sum =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return 1 - sum * Math.exp(-x * x);
}
