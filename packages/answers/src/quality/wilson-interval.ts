export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Interval for a share, 0 to 1, of `right` in `count` trials; neither need be whole. Wilson, "Probable Inference,
 * the Law of Succession, and Statistical Inference", JASA 22 (158), 1927. All is possible without trials.
 *
 * @param deviations of the normal distribution: 1.96 for 95 %.
 */
export function wilsonInterval(right: number, count: number, deviations = 1.96): Interval {
  if (count <= 0) return { low: 0, high: 1 };
  const share = right / count;
  const square = deviations ** 2;
  const middle = (share + square / (2 * count)) / (1 + square / count);
  const reach =
    (deviations * Math.sqrt((share * (1 - share)) / count + square / (4 * count ** 2))) /
    (1 + square / count);
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}
