import { isHidden } from '../preferences.ts';
import type { PerformerDemand, TargetType } from './target-types.ts';

/**
 * Tasks at the requester that the performer may do and is expected not to have done. Which ones they
 * did is not known there, so these count as spread evenly over all that were ever published: of the
 * tasks that are left, a performer who did half of all has done half. Who did all can do none.
 */
export function remainingTasks(performer: PerformerDemand, type: TargetType): number {
  return isFor(performer, type) ? tasksLeft(performer, type) : 0;
}

/** The same for somebody who may do the type. */
export function tasksLeft(performer: PerformerDemand, type: TargetType): number {
  const done = performer.heldByType.get(type.typeId);
  if (done === undefined) return type.tasks;
  const total = Math.max(type.totalTasks, type.tasks);
  const held = Math.min(done, total);
  return total === 0 ? 0 : Math.ceil((type.tasks * (total - held)) / total);
}

/** Neither their own, nor hidden by them, nor beyond their qualifications. */
export function isFor(performer: PerformerDemand, type: TargetType): boolean {
  return (
    type.requesterKey !== performer.ownRequesterKey &&
    performer.barredTypes?.has(type.typeId) !== true &&
    !isHidden(performer.preferences, type)
  );
}
