import type { DeliveredWork } from '../messages/messages.ts';

/** Where slots are, for whoever decides over them: rows under lock, or the board in memory. */
export interface SlotPlaces {
  hasTask(taskId: string): boolean;
  /** See `useSlot`. */
  use(taskId: string, leaseId: string): 'counted' | 'surplus';
}

export interface Arrival {
  readonly messageId: string;
  readonly work: DeliveredWork;
}

export interface TakenIn<A extends Arrival> {
  /** To be stored, each with whether it counts. */
  readonly stored: readonly { readonly arrival: A; readonly surplus: boolean }[];
  /** Of tasks that do not exist here: refused, and the messages may come again. */
  readonly unknown: readonly A[];
}

/**
 * Work that arrived for the first time, in its order. A second one of a performer for the same task
 * is dropped (I2): `isKnown` says which pairs have a submission.
 */
export function takeInWork<A extends Arrival>(
  places: SlotPlaces,
  arrivals: readonly A[],
  isKnown: (taskId: string, performerKey: string) => boolean,
): TakenIn<A> {
  const unknown: A[] = [];
  const stored: { arrival: A; surplus: boolean }[] = [];
  const seen = new Set<string>();
  for (const arrival of arrivals) {
    const { taskId, performerKey, leaseId } = arrival.work;
    if (!places.hasTask(taskId)) {
      unknown.push(arrival);
      continue;
    }
    const pair = `${taskId} ${performerKey}`;
    if (seen.has(pair) || isKnown(taskId, performerKey)) continue;
    seen.add(pair);
    stored.push({ arrival, surplus: places.use(taskId, leaseId) === 'surplus' });
  }
  return { stored, unknown };
}
