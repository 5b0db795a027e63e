import type { GrantedLease as RealLease, NodeClient, TypeTerms } from '@exchange/cluster';
import { ExchangeError, FakeClock, newId } from '@exchange/kernel';
import type { AcceptCall, GrantedLease, RenewedLease, StockItem } from '@exchange/leases';
import { Stock } from '@exchange/leases';
import type { PerformerPartition, Statement } from '@exchange/partitions';
import { openTestPartition } from '@exchange/testkit/database';
import { decideTaking } from '../src/domain/decide-taking.ts';
import { pullSlots, repeatInterruptedPulls } from '../src/domain/pull-slots.ts';
import { takeOffer } from '../src/domain/receive-offer.ts';
import { createPerformerModule } from '../src/index.ts';
import { createRepository } from '../src/repository.ts';
import { acceptSlot, acceptSlots, type AcceptedSlot } from '../src/store/accept-slot.ts';
import { dropExpiredStock } from '../src/store/drop-stock.ts';
import { expireDueAssignments, returnAssignmentRow } from '../src/store/end-assignments.ts';
import { releaseExcess, releaseLeases, releasePastDeadline } from '../src/store/give-back-stock.ts';
import {
  applyRenewals,
  listRenewableLeases,
  listRenewableOfType,
  type RenewableLease,
} from '../src/store/renew-leases.ts';
import { submitAssignmentRows } from '../src/store/submit-assignment.ts';
import { writeGrants } from '../src/store/write-grants.ts';
import { createFakeCluster, nodeOf, requesterPartition } from './support/fake-cluster.ts';
import { pseudonyms, supply } from './support/world.ts';

export const performers = ['p0000000000aa', 'p0000000000bb', 'p0000000000cc'];
export const types = [
  { typeId: 'type_r0000000000aa', requesterKey: 'r0000000000aa', timeAllowedSeconds: 120 },
  { typeId: 'type_r0000000000bb', requesterKey: 'r0000000000bb', timeAllowedSeconds: 300 },
] as const;
export const queueLimit = 3;
const limits = { groupId: '', queueLimit };

export type Pair = Awaited<ReturnType<typeof openPair>>;

const insertPerformers: Statement = {
  name: 'test-insert-performers',
  text: `insert into performers (owner_key, account_id, display_name)
         select k, 'account-' || k, k from unnest($1::text[]) as k`,
};
const clear = [
  'stock_items',
  'assignments',
  'performers',
  'outbox',
  'inbox',
  'acquire_attempts',
  'recalled_leases',
  'received_offers',
  'type_activity',
].map((table) => ({ name: `test-clear-${table}`, text: `delete from ${table}` }));
const readState: Statement = {
  name: 'test-read-protocol-state',
  text: `select json_build_object(
    'items', (select json_agg(json_build_object('leaseId', lease_id, 'epoch', epoch, 'kind', kind,
        'reservedFor', reserved_for, 'taskId', task_id, 'free', free, 'inHand', in_hand,
        'expiresAt', (extract(epoch from expires_at) * 1000)::bigint,
        'acceptBy', (extract(epoch from accept_by) * 1000)::bigint,
        'recalled', recalled_at is not null) order by lease_id) from stock_items),
    'assignments', (select json_agg(json_build_object('id', id, 'status', status,
        'leaseId', lease_id, 'epoch', lease_epoch, 'local', local,
        'deadlineAt', (extract(epoch from deadline_at) * 1000)::bigint) order by id) from assignments),
    'inHand', (select json_agg(in_hand order by owner_key) from performers),
    'stock', (select json_object_agg(type_id, coalesce(l.slots, 0))
                from known_types k left join stock_levels l using (type_id)),
    'attempts', (select json_agg(grant_id order by grant_id) from acquire_attempts),
    'early', (select json_agg(lease_id order by lease_id) from recalled_leases),
    'messages', (select json_agg(json_build_object('to', recipient, 'kind', kind,
        'about', coalesce(payload ->> 'assignmentId', payload ->> 'reason'),
        'leases', (select json_agg((l ->> 'leaseId') || ' ' || (l ->> 'slots')
                          order by l ->> 'leaseId')
                     from jsonb_array_elements(payload -> 'leases') as l)) order by id) from outbox)
    ) as state`,
};

export async function openProtocolPartition() {
  const clock = new FakeClock(new Date('2026-03-02T10:00:00Z'));
  const partition = await openTestPartition('performer', clock, { id: 'p1' });
  return { clock, partition };
}

/** A local repository and a stock, to which the same things happen. */
export async function openPair(partition: PerformerPartition, clock: FakeClock) {
  for (const statement of clear) await partition.query(statement, []);
  await partition.query(insertPerformers, [performers]);
  const answers = new Map<string, readonly GrantedLease[]>();
  let reachable = true;
  const nodes: NodeClient = {
    call: (_, input) => {
      const { grantId } = input as { grantId?: string };
      if (!reachable) return Promise.reject(new ExchangeError('UNAVAILABLE', 'Nobody is there.'));
      const leases = answers.get(grantId ?? '') ?? [...answers.values()].at(-1) ?? [];
      if (grantId !== undefined) answers.set(grantId, leases);
      return Promise.resolve({ ...toReal(leases), listed: [], shortages: [] } as never);
    },
    send: () => Promise.reject(new Error('Nothing is sent here.')),
  };
  const { directory, homes } = createFakeCluster(clock);
  for (const { requesterKey } of types) homes.set(requesterKey, requesterPartition);
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const services = { directory, nodes, log, supply };
  const repository = createRepository(partition, services, undefined as never);
  const module = createPerformerModule(
    { nodeId: 'node', clock, pseudonyms, ...services },
    new Map([['p1', partition]]),
  );
  const stock = new Stock({ partitionId: 'p1' });
  for (const key of performers) stock.addPerformer(key);
  const at = () => clock.now();
  const ms = () => clock.now().getTime();
  let counter = 0;

  return {
    stock,

    /** A pull that is answered, or one whose answer is lost. */
    async pull(leases: readonly GrantedLease[], answered: boolean) {
      reachable = answered;
      answers.set(`next ${(counter += 1)}`, leases);
      const wants = types.map(({ typeId }) => ({
        ...{ typeId, slots: 5, taskId: null, excludeTaskIds: [] },
      }));
      await pullSlots(repository, requesterPartition, wants);
      const begun = await partition.db.acquireAttempt.findMany({ orderBy: { grantId: 'asc' } });
      const grantId = begun.map((one) => one.grantId).find((id) => !stock.attempts.has(id));
      const call = { holder: 'p1', kind: 'exclusive' as const, performerKey: null, wants: [] };
      const attempt = { partitionId: 'r1', startedAt: ms() };
      const id = grantId ?? `answered ${counter}`;
      stock.beginAcquire({ ...attempt, call: { ...call, grantId: id, leaseSeconds: 60 } });
      if (answered) stock.finishAcquire(id, { leases, shortages: [] }, ms());
      else answers.set(id, leases);
    },

    /** A push; `expected` is what the group will do of each type. */
    async offer(leases: readonly GrantedLease[], expected: number, id: string) {
      const real = toReal(leases);
      const expectations = new Map(types.map(({ typeId }) => [typeId, expected]));
      repository.maintenance.expected = expectations;
      const taking = decideTaking({
        ...{ leases: real.leases, listed: [], expected: expectations, now: at() },
        stock: new Map(types.map(({ typeId }) => [typeId, stock.freeOf(typeId)])),
        room: supply.maximumStock,
        periodSeconds: supply.periodSeconds,
      });
      const kept = new Map(taking.kept.map(({ leaseId, slots }) => [leaseId, slots]));
      const kind = 'exclusive' as const;
      const offer = { partitionId: 'p1', from: 'r1', grantId: id, kind, listed: [], ...real };
      await takeOffer(repository, offer);
      const message = { id: `offered:${id}`, to: 'partition:p1' };
      const body = { kind: 'lease.offered' as const, leases };
      stock.receive([{ ...message, body }], ms(), ({ leaseId }) => kept.get(leaseId) ?? 0);
    },

    async repeatPulls() {
      reachable = true;
      await repeatInterruptedPulls(repository);
      for (const { call, startedAt: _ } of [...stock.attempts.values()]) {
        const leases = answers.get(call.grantId) ?? [];
        stock.finishAcquire(call.grantId, { leases, shortages: [] }, ms());
      }
    },

    async accept(call: Omit<AcceptCall, 'assignmentId' | 'queueLimit'>) {
      const assignmentId = newId('assignment', call.performerKey, clock);
      const full = { ...call, assignmentId, queueLimit };
      const real = await acceptSlot(partition, full, limits, at());
      return { real: kindOf(real), pure: stock.accept(full, ms()).kind };
    },

    async acceptTogether(calls: readonly Omit<AcceptCall, 'assignmentId' | 'queueLimit'>[]) {
      const full = calls.map((call) => {
        const assignmentId = newId('assignment', call.performerKey, clock);
        return { ...call, assignmentId, queueLimit };
      });
      const real = await acceptSlots(partition, full, limits, at());
      const pure = stock.acceptTogether(full, ms());
      return { real: real.map(kindOf), pure: pure.map((outcome) => outcome.kind) };
    },

    /** accept-remote.ts */
    async acceptGranted(lease: GrantedLease, performerKey: string) {
      const { typeId, taskId, leaseId } = lease;
      const assignmentId = newId('assignment', performerKey, clock);
      const call = { assignmentId, performerKey, typeId, ownRequesterKey: null, queueLimit };
      await partition.transact(async (tx) => {
        await writeGrants(tx, toReal([lease]), { groupId: '', reservedFor: performerKey }, at());
        await acceptSlot(tx, { ...call, taskId }, limits, at());
        await releaseLeases(tx, [leaseId], 'unused', at());
      });
      stock.acceptGranted([lease], { ...call, taskId }, ms());
    },

    /** Several at once, each assignment once. */
    async submit(some: readonly { readonly id: string; readonly performerKey: string }[]) {
      const given = some.map((one) => ({ ...one, answer: {} }));
      const real = await submitAssignmentRows(partition, given, at());
      const pure = some.map((one) => stock.submit(one.id, one.performerKey, ms()));
      return { real: real.map((row) => row !== null), pure: pure.map((row) => row !== null) };
    },

    async giveUp(id: string, performerKey: string) {
      const real = await returnAssignmentRow(partition, { id, performerKey, reason: null }, at());
      const pure = stock.return(id, performerKey, ms());
      return { real: real !== null, pure: pure !== null };
    },

    async endWhatIsOver() {
      const real = (await expireDueAssignments(partition, 100, at())).map((row) => row.id);
      const pure = stock.expireAssignments(ms()).map((one) => one.assignmentId);
      return { real: real.sort(), pure: pure.sort() };
    },

    async dropExpired() {
      const { slots } = await dropExpiredStock(partition, 100, at());
      return { real: slots, pure: stock.dropExpired(ms()) };
    },

    async recall(leaseIds: readonly string[], id = `recall:${(counter += 1)}`) {
      const message = { id, to: 'partition:p1', kind: 'lease.recalled', payload: { leaseIds } };
      const meta = { requestId: 'test', caller: nodeOf(requesterPartition) };
      await module.handlers.deliver?.({ partitionId: 'p1', messages: [message] }, meta);
      const body = { kind: 'lease.recalled' as const, leaseIds };
      stock.receive([{ id, to: message.to, body }], ms());
    },

    async release(leaseIds: readonly string[]) {
      await releaseLeases(partition, leaseIds, 'not-wanted', at());
      stock.release(leaseIds, 'not-wanted', ms());
    },

    async releaseExcess(typeId: string, slots: number) {
      const back = await releaseExcess(partition, '', { typeId, slots }, at());
      return { real: back.slots, pure: stock.releaseExcess(typeId, slots, ms()) };
    },

    async releasePastDeadline() {
      const back = await releasePastDeadline(partition, at());
      return { real: back.slots, pure: stock.releasePastDeadline(ms()) };
    },

    async renew(renewed: readonly RenewedLease[]) {
      const dated = renewed.map((one) => ({ ...one, expiresAt: new Date(one.expiresAt) }));
      return { real: await applyRenewals(partition, dated), pure: stock.applyRenewals(renewed) };
    },

    async renewable(typeId: string, withinSeconds: number) {
      const soon = await listRenewableLeases(partition, '', withinSeconds, 100, at());
      const ofType = await listRenewableOfType(partition, '', typeId, 100, at());
      return {
        real: { soon: idsOf(soon).sort(), ofType: idsOf(ofType) },
        pure: {
          soon: idsOf(stock.listRenewable(withinSeconds * 1_000, 100, ms())).sort(),
          ofType: idsOf(stock.listRenewableOfType(typeId, 100, ms())),
        },
      };
    },

    async states() {
      const [row] = await partition.query<{ state: unknown }>(readState, []);
      const known = row?.state as RealState;
      known.messages?.sort(byText);
      return { real: known, pure: describeStock(stock, Object.keys(known.stock ?? {})) };
    },
  };
}

interface RealState {
  readonly stock: Record<string, number> | null;
  readonly messages: unknown[] | null;
}

/** Within one statement, messages to different requesters come in any order. */
function byText(one: unknown, other: unknown): number {
  return textOf(one) < textOf(other) ? -1 : 1;
}

function textOf(message: unknown): string {
  return JSON.stringify(Object.entries(message as object).sort());
}

function kindOf({ assignment, inHand }: AcceptedSlot): string {
  if (assignment !== null) return 'accepted';
  return inHand !== null && inHand >= queueLimit ? 'queue-full' : 'none';
}

function idsOf(leases: readonly (RenewableLease | StockItem)[]): string[] {
  return leases.map((lease) => lease.leaseId);
}

function describeStock(stock: Stock, typeIds: readonly string[]) {
  const { tables, attempts, recalledEarly, outbox } = stock;
  const orNull = <Row>(rows: Row[]) => (rows.length === 0 ? null : rows);
  return {
    items: orNull(
      [...tables.items.values()]
        .map(({ leaseId, epoch, kind, reservedFor, taskId, free, inHand, ...item }) => ({
          ...{ leaseId, epoch, kind, reservedFor, taskId, free, inHand },
          ...{ expiresAt: item.expiresAt, acceptBy: item.acceptBy, recalled: item.recalled },
        }))
        .sort((one, other) => (one.leaseId < other.leaseId ? -1 : 1)),
    ),
    assignments: orNull(
      [...tables.assignments.values()]
        .map(({ assignmentId: id, status, leaseId, leaseEpoch: epoch, local, deadlineAt }) => ({
          ...{ id, status, leaseId, epoch, local, deadlineAt },
        }))
        .sort((one, other) => (one.id < other.id ? -1 : 1)),
    ),
    inHand: performers.map((key) => tables.performers.get(key)?.inHand),
    stock:
      typeIds.length === 0
        ? null
        : Object.fromEntries(typeIds.map((typeId) => [typeId, stock.freeOf(typeId)])),
    attempts: orNull([...attempts.keys()].sort()),
    early: orNull([...recalledEarly.keys()].sort()),
    messages: orNull(
      outbox
        .messages()
        .map(({ to, body }) => ({
          ...{ to, kind: body.kind },
          about:
            body.kind === 'submission.delivered'
              ? body.assignmentId
              : body.kind === 'lease.released'
                ? body.reason
                : null,
          leases:
            body.kind === 'lease.released'
              ? body.leases.map(({ leaseId, slots }) => `${leaseId} ${slots}`).sort()
              : null,
        }))
        .sort(byText),
    ),
  };
}

function toReal(leases: readonly GrantedLease[]): { types: TypeTerms[]; leases: RealLease[] } {
  return {
    types: types.map((type) => ({
      ...type,
      requesterName: 'Acme',
      title: 'Title',
      description: 'Description',
      instructions: 'Instructions',
      category: 'category',
      keywords: [],
      rewardMinor: 10,
      currency: 'USD',
      autoApprovalSeconds: 86_400,
      form: {},
      criteria: {},
    })),
    leases: leases.map(({ timeAllowedMs: _, deadlineAt, expiresAt, ...lease }) => ({
      ...lease,
      input: {},
      deadlineAt: deadlineAt === null ? null : new Date(deadlineAt),
      expiresAt: new Date(expiresAt),
    })),
  };
}
