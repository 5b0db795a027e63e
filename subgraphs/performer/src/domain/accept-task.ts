import { noteTake } from '@exchange/affinity';
import { evaluateCriteria, readCriteria } from '@exchange/criteria';
import { err, isIdOf, occupyingStatuses, ok, ownerOf, type Result } from '@exchange/kernel';
import type { AssignmentRow } from '../store/assignment-row.ts';
import { listHeldTasks } from '../store/find-assignments.ts';
import { listRenewableOfType } from '../store/renew-leases.ts';
import { acceptRemote } from './accept-remote.ts';
import { acceptNear } from './accept-shared.ts';
import {
  decideQueueFull,
  findTaskInfo,
  type AcceptError,
  type AcceptInput,
} from './accept-from.ts';
import type { Me } from './access.ts';
import { isShortId } from './input-checks.ts';
import { rememberInHand } from './in-hand.ts';
import { renewLeases } from './renew-leases.ts';

/**
 * Local stock first, in one statement; otherwise one slot from the requester for this performer.
 * `handed`: the exchange chose it for them.
 */
export async function acceptTask(
  me: Me,
  input: AcceptInput,
  handed = false,
): Promise<Result<AssignmentRow, AcceptError>> {
  const refusal = await findRefusal(me, input);
  if (refusal !== null) return err(refusal);
  const near = await acceptNear(me, input);
  if (near.assignment !== null) return acceptedBy(me, near.assignment, handed);
  const full = decideQueueFull(me, near);
  if (full !== null) return err(full);
  if (await renewForAccept(me, input.typeId)) {
    const renewed = await acceptNear(me, input);
    if (renewed.assignment !== null) return acceptedBy(me, renewed.assignment, handed);
  }
  const far = await acceptRemote(me, input);
  if (far.ok) return acceptedBy(me, far.value, handed);
  if (far.error.kind !== 'NoSlotLeft' || input.taskId !== null) return far;
  // All of it may lie here, and somebody else had it locked when this performer looked.
  const last = await acceptNear(me, input, true);
  return last.assignment === null ? far : acceptedBy(me, last.assignment, handed);
}

function acceptedBy(me: Me, row: AssignmentRow, handed: boolean): Result<AssignmentRow, never> {
  rememberInHand(me.repository, row);
  const { history, takes, partition } = me.repository;
  history.noteAccepted(me.key, row.typeId, handed);
  noteTake(takes, row.typeId, partition.clock.now().getTime());
  me.repository.directory.notifyUsers([{ ownerKey: me.key, topics: ['queue'] }]);
  return ok(row);
}

/** What cannot be done whatever lies in stock. */
async function findRefusal(me: Me, input: AcceptInput): Promise<AcceptError | null> {
  const { repository } = me;
  if (!isShortId(input.typeId)) return { kind: 'NotFound' };
  if (input.taskId !== null && !isShortId(input.taskId)) return { kind: 'NotFound' };
  const known = (await repository.types.find([input.typeId])).get(input.typeId);
  const terms = known ?? (await findTaskInfo(me, input.typeId));
  if (terms === null) return refuseUnknown(me, input.typeId);
  const criteria = readCriteria(terms.criteria);
  const task = { requesterKey: terms.requesterKey, alreadyDone: 'no' } as const;
  const { missing } = evaluateCriteria(criteria, await repository.facts.find(me), task);
  if (missing.some(({ code }) => code === 'own-task')) {
    return { kind: 'NotAllowed', code: 'own-task' };
  }
  if (missing.length > 0) return { kind: 'NotQualified', missing };
  if (input.taskId === null) return null;
  // A performer cannot pick tasks: only what they held before can be named.
  const held = await listHeldTasks(repository.partition, me.key, input.typeId, input.taskId);
  if (held.length === 0) return { kind: 'NotFound' };
  return held.some((task) => occupyingStatuses.includes(task.status))
    ? { kind: 'NotAllowed', code: 'already-done' }
    : null;
}

/**
 * Work of which nothing is left is in no list, and whether it ever lay here depends on where the
 * performer lived before: as long as its requester is there, it exists.
 */
async function refuseUnknown(me: Me, typeId: string): Promise<AcceptError> {
  const requesterKey = isIdOf('type', typeId) ? ownerOf(typeId) : null;
  const home = requesterKey && (await me.repository.directory.findHome(requesterKey));
  return home === null ? { kind: 'NotFound' } : { kind: 'NoSlotLeft' };
}

/** True when leases of the type that had become too short to accept are long enough again. */
async function renewForAccept(me: Me, typeId: string): Promise<boolean> {
  const { host } = me.repository;
  const { partition, groupId } = host;
  const short = await listRenewableOfType(partition, groupId, typeId, 20, partition.clock.pinned());
  if (short.length === 0) return false;
  const { renewed } = await renewLeases(host, short);
  return renewed > 0;
}
