import { err, newId, ok, type Result } from '@exchange/kernel';
import { isUniqueViolation, sqlStateOf, type Queryable } from '@exchange/partitions';
import { acceptSlot, type AcceptedSlot, type AcceptSlot } from '../store/accept-slot.ts';
import type { AssignmentRow } from '../store/assignment-row.ts';
import { listHeldTasks } from '../store/find-assignments.ts';
import { occupyingStatuses } from '@exchange/kernel';
import { listRenewableOfType } from '../store/renew-leases.ts';
import { acceptRemote } from './accept-remote.ts';
import type { Me } from './access.ts';
import { isShortId } from './input-checks.ts';
import { renewLeases } from './renew-leases.ts';

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

/** Local stock first, in one statement; otherwise one slot from the requester for this performer. */
export async function acceptTask(
  me: Me,
  input: AcceptInput,
): Promise<Result<AssignmentRow, AcceptError>> {
  const refusal = await findRefusal(me, input);
  if (refusal !== null) return err(refusal);
  const near = await acceptLocal(me, input);
  if (near.assignment !== null) return acceptedBy(me, near.assignment);
  const full = decideQueueFull(me, near);
  if (full !== null) return err(full);
  if (await renewForAccept(me, input.typeId)) {
    const renewed = await acceptLocal(me, input);
    if (renewed.assignment !== null) return acceptedBy(me, renewed.assignment);
  }
  const far = await acceptRemote(me, input);
  return far.ok ? acceptedBy(me, far.value) : far;
}

function acceptedBy(me: Me, row: AssignmentRow): Result<AssignmentRow, never> {
  me.repository.directory.notifyUsers([{ ownerKey: me.key, topics: ['queue'] }]);
  return ok(row);
}

/** What cannot be done whatever lies in stock. */
async function findRefusal(me: Me, input: AcceptInput): Promise<AcceptError | null> {
  const { repository } = me;
  if (!isShortId(input.typeId)) return { kind: 'NotFound' };
  if (input.taskId !== null && !isShortId(input.taskId)) return { kind: 'NotFound' };
  const known = (await repository.types.find([input.typeId])).get(input.typeId);
  const requesterKey = known?.requesterKey ?? (await findTaskInfo(me, input.typeId))?.requesterKey;
  if (requesterKey === undefined) return { kind: 'NotFound' };
  if (requesterKey === me.ownRequesterKey) return { kind: 'NotAllowed', code: 'own-task' };
  if (input.taskId === null) return null;
  // A performer cannot pick tasks: only what they held before can be named.
  const held = await listHeldTasks(repository.partition, me.key, input.typeId, input.taskId);
  if (held.length === 0) return { kind: 'NotFound' };
  return held.some((task) => occupyingStatuses.includes(task.status))
    ? { kind: 'NotAllowed', code: 'already-done' }
    : null;
}

export async function findTaskInfo(me: Me, typeId: string) {
  const all = await me.repository.directory.listTaskInfo();
  return all.find((info) => info.typeId === typeId) ?? null;
}

export function acceptLocal(me: Me, input: AcceptInput): Promise<AcceptedSlot> {
  return acceptFrom(me.repository.partition, me, input);
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

/** True when leases of the type that had become too short to accept are long enough again. */
async function renewForAccept(me: Me, typeId: string): Promise<boolean> {
  const { partition } = me.repository;
  const short = await listRenewableOfType(partition, typeId, 20, partition.clock.pinned());
  if (short.length === 0) return false;
  const { renewed } = await renewLeases(me.repository, short);
  return renewed > 0;
}
