import type { GrantedLease, ProcedureCall, ProcedureOutput } from '@exchange/cluster';
import type { Clock, LeaseKind } from '@exchange/kernel';
import { ExchangeError, newId, ownerOf } from '@exchange/kernel';
import { decideTaskLimit, decideWant, longestLeaseSeconds } from '@exchange/leases';
import type { ChosenSlots } from '@exchange/leases';
import { receiveOnce, requireHere, type RequesterPartition, type Tx } from '@exchange/partitions';
import { changeBatches } from '../store/change-batches.ts';
import type { GrantableTask } from '../store/find-grantable.ts';
import { findGrantable } from '../store/find-grantable.ts';
import { findGranted } from '../store/find-granted.ts';
import { findTypeFacts, findTypeTerms, type TypeFacts } from '../store/find-type-terms.ts';
import { insertLeases } from '../store/insert-leases.ts';
import { listBlockers } from '../store/performer-blocks.ts';
import { markTypesDirty } from '../store/mark-types-dirty.ts';
import { BatchChanges } from './batch-changes.ts';
import { createGrantRoom } from './grant-room.ts';
import { listForHolder } from './list-for-holder.ts';

type Acquire = ProcedureCall<'acquire'>;
type Granted = ProcedureOutput<'acquire'>;
type Chosen = ChosenSlots<GrantableTask>;

const mostRaces = 8;

/** A batch was paused or ended between the choice and the grant: nothing of the grant may stand. */
class BatchClosedMeanwhile extends Error {}

/** Leases slots of the wanted types to the holder, of each type no more than its limit. */
export async function acquireSlots(
  partition: RequesterPartition,
  clock: Clock,
  call: Acquire,
  limits: ReadonlyMap<string, number> = new Map(),
): Promise<Granted> {
  if (call.kind === 'information') return listForHolder(partition, call);
  return grantInTransaction(partition, (tx) => grant(tx, clock, call, limits));
}

/** Runs a transaction that grants, again when a batch closed meanwhile. */
export async function grantInTransaction<T>(
  partition: RequesterPartition,
  run: (tx: Tx) => Promise<T>,
): Promise<T> {
  for (let race = 1; ; race += 1) {
    try {
      return await partition.transact(run);
    } catch (error) {
      if (!(error instanceof BatchClosedMeanwhile)) throw error;
      if (race === mostRaces) {
        throw new ExchangeError('OVERLOADED', 'The work is changing too fast. Try again.');
      }
    }
  }
}

/** Grants within a transaction of `grantInTransaction`. */
export async function grant(
  tx: Tx,
  clock: Clock,
  call: Acquire,
  limits: ReadonlyMap<string, number> = new Map(),
): Promise<Granted> {
  // A grant id is answered once. A call that comes late would else lease slots of which nobody learns.
  const id = `grant:${call.holder}:${call.grantId}`;
  // Who accepts waits for a requester who is being moved, or asks at their new home.
  if (call.performerKey !== null) {
    await requireHere(
      tx,
      call.wants.flatMap(({ typeId }) => ownerOf(typeId) ?? []),
    );
  }
  const isFirst = await receiveOnce(tx, {
    id,
    kind: 'acquire',
    to: `partition:${call.partitionId}`,
  });
  if (!isFirst) return answer(tx, await findGranted(tx, call.grantId, call.holder), []);
  if (call.kind === 'unlimited') {
    // Granted where their requester lived before, who brought them along: named instead of granted anew.
    const brought = await findGranted(tx, call.grantId, call.holder);
    if (brought.length > 0) return answer(tx, brought, []);
  }

  const wanted = new Set(call.wants.map((want) => want.typeId));
  const types = await findTypeFacts(tx, [...wanted], tx.clock.pinned());
  const { chosen, shortages } = await choose(tx, call, types, limits);
  return answer(tx, await lease(tx, clock, call, types, chosen), shortages);
}

async function choose(
  tx: Tx,
  call: Acquire,
  types: ReadonlyMap<string, TypeFacts>,
  limits: ReadonlyMap<string, number>,
) {
  const chosen: Chosen[] = [];
  const shortages: Granted['shortages'] = [];
  const excluded = new Set<string>();
  const room = createGrantRoom();
  // A type that is named twice has one limit.
  const left = new Map(limits);
  const blockers =
    call.performerKey === null ? new Set<string>() : await listBlockers(tx, call.performerKey);
  for (const asked of call.wants) {
    const allowed = left.get(asked.typeId) ?? asked.slots;
    if (allowed < asked.slots) shortages.push({ typeId: asked.typeId, reason: 'share' });
    const want = { ...asked, slots: Math.min(asked.slots, allowed) };
    const limit = decideTaskLimit(want, chosen.length);
    const type = types.get(want.typeId);
    if (limit <= 0) continue;
    if (type === undefined || !type.open) {
      shortages.push({ typeId: want.typeId, reason: type === undefined ? 'unknown' : 'closed' });
      continue;
    }
    if (blockers.has(type.requesterKey)) {
      shortages.push({ typeId: want.typeId, reason: 'blocked' });
      continue;
    }
    const grantable = await findGrantable(tx, {
      ...want,
      performerKey: call.performerKey,
      // Tasks chosen for an earlier wish have slots in the database that are spoken for.
      excludeTaskIds: [...want.excludeTaskIds, ...excluded],
      limit,
      bytes: room.left(),
    });
    const candidates = grantable.tasks.filter((task) => !excluded.has(task.id));
    const tasks = room.take(type, candidates);
    // What does not fit is left for the next call: it is no shortage.
    const fits = tasks.length === candidates.length && grantable.tasks.length === grantable.found;
    const looked = fits ? limit : tasks.length;
    const decided = decideWant(want, leaseKindOf(call), tasks, looked);
    for (const { task, slots } of decided.chosen) {
      excluded.add(task.id);
      const before = left.get(want.typeId);
      if (before !== undefined) left.set(want.typeId, before - slots);
    }
    chosen.push(...decided.chosen);
    if (decided.shortage !== null && want.slots === asked.slots) {
      shortages.push({ typeId: want.typeId, reason: decided.shortage });
    }
  }
  return { chosen, shortages };
}

async function lease(
  tx: Tx,
  clock: Clock,
  call: Acquire,
  types: ReadonlyMap<string, TypeFacts>,
  chosen: readonly Chosen[],
): Promise<GrantedLease[]> {
  const leases = chosen.map(({ task, slots }) => ({
    id: newId('lease', task.ownerKey, clock),
    taskId: task.id,
    slots,
    seconds:
      Math.min(call.leaseSeconds, longestLeaseSeconds) +
      (types.get(task.typeId)?.timeAllowedSeconds ?? 0),
    task,
  }));
  const ends = await insertLeases(tx, call, leases);
  const changes = new BatchChanges();
  for (const { task, slots } of chosen) {
    changes.add(task.batchId, {
      available: -slots,
      leased: slots,
      tasksAvailable: task.available === slots ? -1 : 0,
    });
  }
  const batches = await changeBatches(tx, changes.list());
  if (batches.some((batch) => batch.status !== 'open')) throw new BatchClosedMeanwhile();
  await markTypesDirty(
    tx,
    chosen.map(({ task }) => task.typeId),
  );
  return leases.map(({ id, task, slots }) => ({
    leaseId: id,
    epoch: 1,
    kind: leaseKindOf(call),
    taskId: task.id,
    typeId: task.typeId,
    batchId: task.batchId,
    requesterKey: task.ownerKey,
    input: task.input,
    slots,
    priority: task.priority,
    deadlineAt: task.deadlineAt,
    expiresAt: ends.get(id) ?? failUnleased(id),
  }));
}

function leaseKindOf({ kind }: Acquire): LeaseKind {
  if (kind === 'information') throw new Error('An information-only grant leases nothing.');
  return kind;
}

async function answer(
  tx: Tx,
  leases: GrantedLease[],
  shortages: Granted['shortages'],
): Promise<Granted> {
  const typeIds = new Set(leases.map(({ typeId }) => typeId));
  return { types: await findTypeTerms(tx, [...typeIds]), leases, listed: [], shortages };
}

function failUnleased(leaseId: string): never {
  throw new Error(`Lease ${leaseId} was not written.`);
}
