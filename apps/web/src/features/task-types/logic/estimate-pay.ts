/** What one assignment costs and earns, before the exchange has said so. */
export interface PayEstimate {
  readonly feeMinor: number;
  readonly totalMinor: number;
  readonly hourlyMinor: number | null;
  readonly grade: 'none' | 'low' | 'fair' | 'good';
}

/** Steps of the pay bar, per hour: the US federal minimum wage, and what fills quickly. */
export const hourlyFloorMinor = 725;
export const hourlyGoodMinor = 1_200;

const feeShare = 0.2;

/**
 * The fee of the price list: 20 %, half-up, at least one minor unit for a paid task. It is shown
 * while typing only; the fee of a saved type comes from the exchange.
 */
export function estimateFee(rewardMinor: number): number {
  return rewardMinor <= 0 ? 0 : Math.max(1, Math.floor(rewardMinor * feeShare + 0.5));
}

export function estimatePay(rewardMinor: number, minutes: number): PayEstimate {
  const feeMinor = estimateFee(rewardMinor);
  const hourlyMinor = minutes > 0 ? Math.round((rewardMinor * 60) / minutes) : null;
  return { feeMinor, totalMinor: rewardMinor + feeMinor, hourlyMinor, grade: grade(hourlyMinor) };
}

function grade(hourlyMinor: number | null): PayEstimate['grade'] {
  if (hourlyMinor === null || hourlyMinor === 0) return 'none';
  if (hourlyMinor < hourlyFloorMinor) return 'low';
  return hourlyMinor < hourlyGoodMinor ? 'fair' : 'good';
}
