/** Where the slots of a task are, each in exactly one place: their sum never changes by a move. */
export interface TaskSlots {
  available: number;
  leased: number;
  done: number;
  cancelled: number;
}

/** Slots of a lease that are neither used nor given back. Zero for a lease that is over. */
export interface LeaseSlots {
  outstanding: number;
}

/** available → leased. The caller has looked that there are as many. */
export function lendSlots(task: TaskSlots, slots: number): void {
  task.available -= slots;
  task.leased += slots;
}

/**
 * Work came in. It uses its lease's slot; when that is gone, a slot that nobody has yet; when there
 * is none either, it is surplus. `lease` is null when it is not one of this task.
 */
export function useSlot(task: TaskSlots, lease: LeaseSlots | null): 'counted' | 'surplus' {
  if (lease !== null && lease.outstanding > 0) {
    lease.outstanding -= 1;
    task.leased -= 1;
  } else if (task.available > 0) {
    task.available -= 1;
  } else {
    return 'surplus';
  }
  task.done += 1;
  return 'counted';
}

/**
 * Slots of a lease come back: to the available ones, or to the cancelled ones when their batch has
 * ended. Returns how many did, since a lease gives back no more than it has.
 */
export function giveBackSlots(
  task: TaskSlots,
  lease: LeaseSlots,
  slots: number,
  batchEnded: boolean,
): number {
  const back = Math.max(0, Math.min(slots, lease.outstanding));
  lease.outstanding -= back;
  task.leased -= back;
  if (batchEnded) task.cancelled += back;
  else task.available += back;
  return back;
}
