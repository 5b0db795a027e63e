import { smoothRate } from './smoothing.ts';
import type { AffinityMeasure, Judged, PerformerDemand, TargetType } from './target-types.ts';

/** Decisions at the group's own rate that are added to a performer's. */
const weight = 5;
/** Of a group without any decision. */
const usualApproval = 0.9;

/**
 * What one expected accept counts (R3): 1; the probability that the result will be approved; or the
 * performer's approval in the category beside the group's, so that the proficient draw more supply and
 * the group's total stays as it is.
 */
export function measureWeights(
  types: readonly TargetType[],
  performers: readonly PerformerDemand[],
  measure: AffinityMeasure,
): (performer: PerformerDemand, typeIndex: number) => number {
  if (measure === 'acceptance') return () => 1;
  const ofGroup = new Map<string, number>();
  for (const { category } of types) {
    if (!ofGroup.has(category)) ofGroup.set(category, groupRate(performers, category));
  }
  return (performer, typeIndex) => {
    const category = types[typeIndex]?.category ?? '';
    const usual = ofGroup.get(category) ?? usualApproval;
    const rate = approvalRate(performer.judged?.get(category), usual);
    return measure === 'approval' ? rate : rate / usual;
  };
}

/** The smoothed probability that a requester approves a result. */
export function approvalRate(judged: Judged | undefined, usual: number): number {
  if (judged === undefined) return usual;
  return smoothRate(judged.approved, judged.approved + judged.rejected, usual, weight);
}

function groupRate(performers: readonly PerformerDemand[], category: string): number {
  let approved = 0;
  let decided = 0;
  for (const performer of performers) {
    const judged = performer.judged?.get(category);
    if (judged === undefined) continue;
    approved += judged.approved;
    decided += judged.approved + judged.rejected;
  }
  return smoothRate(approved, decided, usualApproval, weight);
}
