import { decideGrant } from '../rules/decide-grant.ts';
import type { LeaseKind } from '@exchange/kernel';

/** Bounds one answer; who wants more asks again. */
export const mostTasksPerCall = 1_000;

export interface Want {
  readonly typeId: string;
  readonly slots: number;
  /** One certain task instead of any. */
  readonly taskId: string | null;
  /** Tasks of which the holder needs no (more) slots. */
  readonly excludeTaskIds: readonly string[];
}

export type ShortageReason = 'none-left' | 'closed' | 'unknown';
export interface Shortage {
  readonly typeId: string;
  readonly reason: ShortageReason;
}

export interface ChosenSlots<Task> {
  readonly task: Task;
  readonly slots: number;
}

/** How many tasks to look for, given how many were chosen for earlier wishes of the same call. */
export function decideTaskLimit(want: Want, chosenBefore: number): number {
  return Math.min(want.slots, mostTasksPerCall - chosenBefore);
}

/** Slots of the tasks that were found for a wish, and why fewer came than were wanted. */
export function decideWant<Task extends { readonly available: number }>(
  want: Want,
  kind: LeaseKind,
  tasks: readonly Task[],
  limit: number,
): { chosen: ChosenSlots<Task>[]; shortage: ShortageReason | null } {
  const most = kind === 'temporary' ? 1 : want.slots;
  const slots = decideGrant(
    tasks.map((task) => task.available),
    most,
  );
  const chosen: ChosenSlots<Task>[] = [];
  let got = 0;
  for (const [index, task] of tasks.entries()) {
    const granted = slots[index] ?? 0;
    got += granted;
    if (granted > 0) chosen.push({ task, slots: granted });
  }
  return { chosen, shortage: got < most && tasks.length < limit ? 'none-left' : null };
}
