import type { Envelope, ProcedureCall } from '@exchange/cluster';
import { newId, type LeaseKind } from '@exchange/kernel';
import type { GrantAnswer, GrantedLease, Message, MessageBody } from '@exchange/leases';
import { RequesterBoard } from '@exchange/leases';
import type { Statement } from '@exchange/partitions';
import { acquireSlots } from '../src/domain/acquire-slots.ts';
import { addAssignments } from '../src/domain/add-assignments.ts';
import { cancelBatch, extendBatch, pauseBatch, resumeBatch } from '../src/domain/change-batch.ts';
import { deliverMessages } from '../src/domain/deliver-messages.ts';
import { endOverdue } from '../src/domain/end-overdue.ts';
import { expireLeases } from '../src/domain/expire-leases.ts';
import { rollBatch } from '../src/domain/roll-batch.ts';
import { renewLeases } from '../src/store/renew-leases.ts';
import { shutOverdue } from '../src/store/steer-batch.ts';
import type { TestNode } from './support.ts';
import { terms } from './support.ts';

export const overdueSeconds = 300;
const timeAllowedSeconds = 120;

export type Pair = Awaited<ReturnType<typeof openPair>>;

const insertType: Statement = {
  name: 'test-insert-type',
  text: `insert into task_types (id, owner_key, title, description, instructions, category, keywords,
           reward_minor, currency, time_allowed_seconds, auto_approval_seconds, form)
         values ($1, $2, 't', 'd', 'i', 'c', '{}', 10, 'USD', $3, 86400, $4::jsonb)`,
};
const insertBatch: Statement = {
  name: 'test-insert-batch',
  text: `with batch as (
           insert into batches (id, owner_key, type_id, name, status, assignments_wanted, priority,
                  columns, tasks, tasks_published, tasks_available, tasks_status, slots_wanted,
                  slots_available)
           values ($1, $2, $3, 'b', 'open', 1, $4, '{}', cardinality($5::text[]),
                   cardinality($5::text[]), cardinality($5::text[]), 'open',
                   (select sum(w) from unnest($6::int[]) as w),
                   (select sum(w) from unnest($6::int[]) as w)))
         insert into tasks (id, owner_key, batch_id, type_id, "row", input, status, wanted, available,
                            priority, created_at)
         select t.id, $2, $1, $3, t.place, '{}', 'open', t.wanted, t.wanted, $4, $7
           from unnest($5::text[], $6::int[]) with ordinality as t (id, wanted, place)`,
};
const readState: Statement = {
  name: 'test-read-protocol-state',
  text: `select json_build_object(
    'tasks', (select json_agg(json_build_object('id', id, 'status', status, 'wanted', wanted,
        'available', available, 'leased', leased, 'done', done, 'cancelled', cancelled,
        'results', (select json_agg(performer_key order by performer_key) from submissions s
                     where s.task_id = t.id),
        'surplus', (select count(*) from submissions s where s.task_id = t.id and s.surplus)) order by id)
      from tasks t where owner_key = $1),
    'batches', (select json_agg(json_build_object('id', id, 'status', status,
        'tasksStatus', tasks_status, 'rolling', roll_row is not null, 'available', slots_available,
        'tasksAvailable', tasks_available) order by id) from batches where owner_key = $1),
    'leases', (select json_agg(json_build_object('id', id, 'task', task_id, 'holder', holder,
        'kind', kind, 'outstanding', outstanding, 'epoch', epoch,
        'expiresAt', (extract(epoch from expires_at) * 1000)::bigint) order by id)
      from leases where owner_key = $1 and status = 'active'),
    'messages', (select json_agg(json_build_object('to', recipient, 'leaseIds', payload -> 'leaseIds')
        order by recipient, payload::text)
      from outbox where kind = 'lease.recalled' and id > $2)) as state`,
};

/** One requester's work, in a partition and on a board, to which the same things happen. */
export async function openPair(node: TestNode, wanted: readonly (readonly number[])[]) {
  const { partition, clock } = node;
  const services = { ...node.services, supply: { ...node.services.supply, overdueSeconds } };
  const { key } = await node.addRequester(100_000);
  const granted = new Map<string, string>();
  const board = new RequesterBoard({
    partitionId: partition.id,
    newLeaseId: (taskId, grantId) =>
      granted.get(`${grantId} ${taskId}`) ?? `not granted: ${taskId}`,
  });
  const [last] = await partition.query<{ id: number }>(
    { name: 'test-last-message', text: 'select coalesce(max(id), 0) as id from outbox' },
    [],
  );
  const typeIds: string[] = [];
  const batchIds: string[] = [];
  const taskIds: string[] = [];
  for (const [index, ofTasks] of wanted.entries()) {
    clock.advance(1);
    if (index < 2) {
      const typeId = newId('type', key, clock);
      typeIds.push(typeId);
      board.defineType({ typeId, requesterKey: key, timeAllowedSeconds });
      await partition.query(insertType, [
        typeId,
        key,
        timeAllowedSeconds,
        JSON.stringify(terms.form),
      ]);
    }
    const typeId = typeIds[index % typeIds.length] ?? '';
    const batchId = newId('batch', key, clock);
    const priority = index % 2;
    const tasks = ofTasks.map((slots) => ({ taskId: newId('task', key, clock), wanted: slots }));
    batchIds.push(batchId);
    taskIds.push(...tasks.map((task) => task.taskId));
    board.publish({ batchId, typeId, priority, tasks });
    const ids = tasks.map((task) => task.taskId);
    await partition.query(insertBatch, [
      ...[batchId, key, typeId, priority, ids, ofTasks, clock.now()],
    ]);
  }
  const ms = () => clock.now().getTime();
  let additions = 0;

  return {
    key,
    board,
    typeIds,
    batchIds,
    taskIds,

    async acquire(
      call: Omit<ProcedureCall<'acquire'>, 'partitionId' | 'kind'> & { readonly kind: LeaseKind },
    ) {
      const real = await acquireSlots(partition, clock, { ...call, partitionId: partition.id });
      for (const lease of real.leases) {
        granted.set(`${call.grantId} ${lease.taskId}`, lease.leaseId);
      }
      const pure = board.grant(call, ms());
      return { real: describeGrant(real), pure: describePure(pure), leases: pure.leases };
    },

    async renew(call: Omit<ProcedureCall<'renew'>, 'partitionId'>) {
      const real = await renewLeases(partition, { ...call, partitionId: partition.id });
      const pure = board.renew(call, ms());
      const renewed = real.renewed
        .map(({ expiresAt, ...lease }) => ({ ...lease, expiresAt: expiresAt.getTime() }))
        .sort(byLease);
      return {
        real: { renewed, refused: real.refused },
        pure: { renewed: pure.renewed.toSorted(byLease), refused: pure.refused },
      };
    },

    async deliver(messages: readonly Message[]) {
      const envelopes = messages.map(({ id, to, body }) => toEnvelope(id, to, body, clock.now()));
      const real = await deliverMessages(services, partition, envelopes);
      const pure = board.receive(messages, ms());
      const failed = real.failed.map((failure) => failure.id);
      return {
        real: { delivered: real.delivered, failed },
        pure: { delivered: pure.delivered, failed: pure.failed },
      };
    },

    async expire() {
      await expireLeases(services, partition);
      board.expire(ms());
    },

    async steer(steering: 'pause' | 'resume' | 'cancel', batchId: string) {
      const steer = { pause: pauseBatch, resume: resumeBatch, cancel: cancelBatch }[steering];
      await steer(partition, key, batchId);
      board.steer(batchId, steering, ms());
    },

    async roll(limit: number) {
      const [batchId] = batchIds.filter((id) => board.requireBatch(id).rolled !== null).sort();
      await rollBatch(services, partition, limit);
      if (batchId !== undefined) board.roll(batchId, limit, ms());
    },

    /** The next pair in this partition finds nothing of this one under way. */
    async endAll() {
      for (const batchId of batchIds) await this.steer('cancel', batchId);
      while (batchIds.some((id) => board.requireBatch(id).rolled !== null)) await this.roll(100);
    },

    async endWhatIsOverdue(long: boolean) {
      if (long) {
        await endOverdue(services, partition);
        board.endOverdue(overdueSeconds, ms());
      } else {
        await partition.transact((tx) => shutOverdue(tx, 100));
        board.shutOverdue(ms());
      }
    },

    async moveDeadline(batchId: string, afterSeconds: number | null) {
      const deadlineAt = afterSeconds === null ? null : new Date(ms() + afterSeconds * 1_000);
      await extendBatch(partition, key, { id: batchId, deadlineAt });
      board.setDeadline(batchId, deadlineAt?.getTime() ?? null, ms());
    },

    async addSlots(batchId: string) {
      const idempotencyKey = `adding-${(additions += 1)}`;
      const added = await addAssignments(partition, key, {
        id: batchId,
        additional: 1,
        idempotencyKey,
      });
      const { status } = board.requireBatch(batchId);
      if (added.ok !== (status !== 'cancelled')) throw new Error(`Adding slots: ${status}.`);
      if (added.ok) board.addSlots(batchId, 1);
    },

    async states() {
      const [row] = await partition.query<{ state: unknown }>(readState, [key, last?.id ?? 0]);
      return { real: row?.state, pure: describeBoard(board) };
    },
  };
}

function describeBoard(board: RequesterBoard) {
  const { tasks, batches, leases } = board.tables;
  const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
  const orNull = <Row>(rows: Row[]) => (rows.length === 0 ? null : rows);
  return {
    tasks: [...tasks.values()]
      .map(({ taskId: id, batch: _b, order: _o, queued: _q, doneBy, ...task }) => ({
        ...{ id, ...task, results: orNull([...doneBy].sort()) },
      }))
      .sort(byId),
    batches: [...batches.values()]
      .map(({ batchId: id, status, tasksStatus, rolled, available, tasksAvailable }) => ({
        ...{ id, status, tasksStatus, rolling: rolled !== null, available, tasksAvailable },
      }))
      .sort(byId),
    leases: orNull(
      [...leases.values()]
        .map(({ leaseId: id, task, holder, kind, outstanding, epoch, expiresAt }) => ({
          ...{ id, task: task.taskId, holder, kind, outstanding, epoch, expiresAt },
        }))
        .sort(byId),
    ),
    messages: orNull(
      board.outbox
        .messages()
        .flatMap(({ to, body }) =>
          body.kind === 'lease.recalled' ? [{ to, leaseIds: body.leaseIds }] : [],
        )
        .sort((one, other) => (describeRecall(one) < describeRecall(other) ? -1 : 1)),
    ),
  };
}

function describeRecall({ to, leaseIds }: { to: string; leaseIds: readonly string[] }): string {
  return `${to} ${leaseIds.join(' ')}`;
}

function toEnvelope(id: string, to: string, body: MessageBody, now: Date): Envelope {
  const { kind, ...payload } = body;
  const times = { answer: {}, acceptedAt: now, submittedAt: now };
  return {
    id,
    to,
    kind,
    payload: kind === 'submission.delivered' ? { ...payload, ...times } : payload,
  };
}

function describeGrant({ leases, shortages }: Awaited<ReturnType<typeof acquireSlots>>) {
  return {
    leases: leases.map(({ leaseId, slots, epoch, deadlineAt, expiresAt, taskId }) => ({
      ...{ leaseId, slots, epoch, taskId },
      deadlineAt: deadlineAt?.getTime() ?? null,
      expiresAt: expiresAt.getTime(),
    })),
    shortages,
  };
}

function describePure({ leases, shortages }: GrantAnswer) {
  return {
    leases: leases.map(
      ({ leaseId, slots, epoch, deadlineAt, expiresAt, taskId }: GrantedLease) => ({
        ...{ leaseId, slots, epoch, taskId, deadlineAt, expiresAt },
      }),
    ),
    shortages,
  };
}

function byLease(one: { leaseId: string }, other: { leaseId: string }): number {
  return one.leaseId < other.leaseId ? -1 : 1;
}
