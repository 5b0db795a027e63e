import { newId } from '@exchange/kernel';
import { isUniqueViolation, sqlStateOf, type Queryable } from '@exchange/partitions';
import { acceptSlot, type AcceptedSlot, type AcceptSlot } from '../store/accept-slot.ts';
import type { Me } from './access.ts';

export type AcceptError =
  | { readonly kind: 'NoSlotLeft' }
  | { readonly kind: 'QueueFull'; readonly limit: number }
  | { readonly kind: 'NotAllowed'; readonly code: 'own-task' | 'already-done' }
  | { readonly kind: 'RequesterUnreachable' }
  | { readonly kind: 'NotFound' };

export interface AcceptInput {
  readonly typeId: string;
  /** One certain task that the performer let go before; null means any new one. */
  readonly taskId: string | null;
}

export async function findTaskInfo(me: Me, typeId: string) {
  const all = await me.repository.directory.listTaskInfo();
  return all.find((info) => info.typeId === typeId) ?? null;
}

export function decideQueueFull(me: Me, slot: AcceptedSlot): AcceptError | null {
  const limit = me.repository.supply.queueLimit;
  return slot.inHand !== null && slot.inHand >= limit ? { kind: 'QueueFull', limit } : null;
}

const attempts = 4;

/** `db` is the partition, or a transaction, in which nothing is tried again. */
export async function acceptFrom(db: Queryable, me: Me, input: AcceptInput): Promise<AcceptedSlot> {
  const { clock } = me.repository.partition;
  const slot: AcceptSlot = {
    ...input,
    assignmentId: newId('assignment', me.key, clock),
    performerKey: me.key,
    ownRequesterKey: me.ownRequesterKey,
    queueLimit: me.repository.supply.queueLimit,
  };
  const tries = db === me.repository.partition ? attempts : 1;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const accepted = await acceptSlot(db, slot, clock.pinned());
      // A slot that was there and not taken: the last place in the queue went to another accept.
      if (!accepted.found || accepted.assignment !== null || attempt >= tries) return accepted;
    } catch (error) {
      if (attempt >= tries || !canTryAgain(error)) throw error;
    }
  }
}

/** Two accepts of one performer met on two slots of one task, or two statements waited for each other. */
function canTryAgain(error: unknown): boolean {
  if (isUniqueViolation(error, 'assignments_once')) return true;
  const cause = error instanceof Error ? error.cause : null;
  return ['40P01', '40001'].includes(sqlStateOf(cause) ?? '');
}
