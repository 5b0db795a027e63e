import type { Missing } from '@exchange/criteria';
import { newId } from '@exchange/kernel';
import { isUniqueViolation, sqlStateOf, type Queryable } from '@exchange/partitions';
import { acceptSlot, type AcceptedSlot, type AcceptSlot } from '../store/accept-slot.ts';
import type { Me } from './access.ts';

export type AcceptError =
  | { readonly kind: 'NoSlotLeft' }
  | { readonly kind: 'QueueFull'; readonly limit: number }
  | { readonly kind: 'NotAllowed'; readonly code: 'own-task' | 'already-done' }
  | { readonly kind: 'NotQualified'; readonly missing: readonly Missing[] }
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

/**
 * One slot of the partition's stock for this performer: `together` with who else accepts right now,
 * passing over what is locked, or alone, waiting for it.
 */
export async function acceptFromStock(
  me: Me,
  input: AcceptInput,
  together: boolean,
): Promise<AcceptedSlot> {
  const { repository } = me;
  const slot = describeSlot(me, input);
  const first = together && input.taskId === null ? 1 : 2;
  for (let attempt = first; ; attempt += 1) {
    try {
      const accepted =
        attempt === 1
          ? await repository.acceptTogether(slot)
          : await acceptAlone(repository.partition, me, slot);
      if (!accepted.found || accepted.assignment !== null || attempt >= attempts) return accepted;
    } catch (error) {
      if (attempt >= attempts || !canTryAgain(error)) throw error;
    }
  }
}

/** The same in a transaction, in which nothing is tried again. */
export function acceptWithin(tx: Queryable, me: Me, input: AcceptInput): Promise<AcceptedSlot> {
  return acceptAlone(tx, me, describeSlot(me, input));
}

function acceptAlone(db: Queryable, me: Me, slot: AcceptSlot): Promise<AcceptedSlot> {
  const { partition, groupId, supply } = me.repository;
  const limits = { groupId, queueLimit: supply.queueLimit };
  return acceptSlot(db, slot, limits, partition.clock.pinned());
}

function describeSlot(me: Me, input: AcceptInput): AcceptSlot {
  return {
    ...input,
    assignmentId: newId('assignment', me.key, me.repository.partition.clock),
    performerKey: me.key,
    ownRequesterKey: me.ownRequesterKey,
  };
}

/** Two accepts of one performer met on two slots of one task, or two statements waited for each other. */
function canTryAgain(error: unknown): boolean {
  if (isUniqueViolation(error, 'assignments_once')) return true;
  const cause = error instanceof Error ? error.cause : null;
  return ['40P01', '40001'].includes(sqlStateOf(cause) ?? '');
}
