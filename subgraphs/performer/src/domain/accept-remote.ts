import { randomUUID } from 'node:crypto';
import type { ProcedureOutput, TaskInfo } from '@exchange/cluster';
import { missingForBlock } from '@exchange/criteria';
import { err, ExchangeError, ok, type Result } from '@exchange/kernel';
import { isUniqueViolation } from '@exchange/partitions';
import type { AcceptedSlot } from '../store/accept-slot.ts';
import type { AssignmentRow } from '../store/assignment-row.ts';
import { listHeldTasks } from '../store/find-assignments.ts';
import { releaseLeases } from '../store/give-back-stock.ts';
import { writeGrants } from '../store/write-grants.ts';
import {
  acceptWithin,
  decideQueueFull,
  findTaskInfo,
  type AcceptError,
  type AcceptInput,
} from './accept-from.ts';
import { acceptNear } from './accept-shared.ts';
import type { Me } from './access.ts';
import { fetchSoon } from './fetch-soon.ts';
import { keepAsked } from './keep-asked.ts';
import { nothingNewMs, typeKey } from './nothing-new.ts';

/** Beyond the time allowed: how long the requester keeps the slot for this accept. */
const temporarySeconds = 60;
const unreachable = new Set(['UNAVAILABLE', 'DEADLINE_EXCEEDED', 'OVERLOADED', 'USER_MOVED']);

/**
 * A slot that is not near: its requester partition grants it for this performer, and then it is
 * accepted like any other. Grant and accept are written in one transaction, which gives the grant
 * back if the accept fails, so none is ever left over here; after a crash in between, the requester
 * takes it back when it ends.
 */
export async function acceptRemote(
  me: Me,
  input: AcceptInput,
): Promise<Result<AssignmentRow, AcceptError>> {
  const info = await findTaskInfo(me, input.typeId);
  if (info === null) return err({ kind: 'NoSlotLeft' });
  const near = await acceptFetched(me, info, input);
  if (near !== null) return near;
  const grant = await askForSlot(me, info, input);
  if (grant === null) return err({ kind: 'RequesterUnreachable' });
  if (grant.leases.length === 0) {
    // The requester's word, which may come before its message.
    if (grant.shortages.some(({ reason }) => reason === 'blocked')) {
      return err({ kind: 'NotQualified', missing: [missingForBlock(null)] });
    }
    if (input.taskId === null) rememberNothingNew(me, input.typeId);
    return err({ kind: 'NoSlotLeft' });
  }
  return takeGranted(me, input, grant);
}

/** With what others will take soon, when they will; null when the slot is to be asked for alone. */
async function acceptFetched(
  me: Me,
  info: TaskInfo,
  input: AcceptInput,
): Promise<Result<AssignmentRow, AcceptError> | null> {
  if (input.taskId !== null) return null;
  const pulled = await fetchSoon(me, info);
  if (pulled === null) return null;
  const { failure } = pulled;
  // Nobody waits twice for who does not answer. Who has moved is asked at their new home.
  if (failure !== null && failure !== 'USER_MOVED' && unreachable.has(failure)) {
    return err({ kind: 'RequesterUnreachable' });
  }
  if (pulled.slots === 0) return null;
  const { assignment } = await acceptNear(me, input);
  return assignment === null ? null : ok(assignment);
}

type Granted = ProcedureOutput<'acquire'>;

async function askForSlot(me: Me, info: TaskInfo, input: AcceptInput): Promise<Granted | null> {
  const { partition, holder, nodes, directory } = me.repository;
  const held = await listHeldTasks(partition, me.key, input.typeId, null);
  const want = {
    typeId: input.typeId,
    slots: 1,
    taskId: input.taskId,
    excludeTaskIds: input.taskId === null ? held.map((task) => task.taskId) : [],
  };
  const ask = async (partitionId: string): Promise<Granted> => {
    const answer = await nodes.call(
      'acquire',
      {
        partitionId,
        holder,
        grantId: `grant_${randomUUID()}`,
        kind: 'temporary',
        performerKey: me.key,
        leaseSeconds: temporarySeconds,
        wants: [want],
      },
      { deadlineMs: 3_000, attempts: 2 },
    );
    return keepAsked(answer, [want]);
  };
  try {
    return await ask(info.partitionId).catch(async (error: unknown) => {
      if (!(error instanceof ExchangeError) || error.code !== 'USER_MOVED') throw error;
      const home = await directory.refreshHome(info.requesterKey);
      if (home === null) throw error;
      return ask(home.partitionId);
    });
  } catch (error) {
    if (error instanceof ExchangeError && unreachable.has(error.code)) return null;
    throw error;
  }
}

async function takeGranted(
  me: Me,
  input: AcceptInput,
  grant: Granted,
): Promise<Result<AssignmentRow, AcceptError>> {
  const { partition, groupId, types } = me.repository;
  const [lease] = grant.leases;
  if (lease === undefined) return err({ kind: 'NoSlotLeft' });
  const at = partition.clock.pinned();
  const leaseIds = grant.leases.map(({ leaseId }) => leaseId);
  const take = (accepting: boolean): Promise<AcceptedSlot> =>
    partition.transact(async (tx) => {
      await writeGrants(tx, grant, { groupId, reservedFor: me.key }, at);
      const slot: AcceptedSlot = accepting
        ? await acceptWithin(tx, me, { typeId: input.typeId, taskId: lease.taskId })
        : { inHand: null, found: false, assignment: null };
      await releaseLeases(tx, leaseIds, 'unused', at);
      return slot;
    });
  // The performer took the same task in another window meanwhile: the whole grant goes back.
  const accepted = await take(true).catch((error: unknown) => {
    if (isUniqueViolation(error, 'assignments_once')) return take(false);
    throw error;
  });
  types.forget([input.typeId]);
  if (accepted.assignment !== null) return ok(accepted.assignment);
  return err(decideQueueFull(me, accepted) ?? { kind: 'NoSlotLeft' });
}

function rememberNothingNew(me: Me, typeId: string): void {
  const { nothingNew, partition } = me.repository;
  if (nothingNew.size >= 10_000) nothingNew.clear();
  nothingNew.set(typeKey(me.key, typeId), partition.clock.now().getTime() + nothingNewMs);
}
