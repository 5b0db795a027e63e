import type { GrantedLease } from '@exchange/cluster';
import { costFor, clockMarginSeconds } from '@exchange/kernel';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decide, openBatch, readBatch, steer } from './flows.ts';
import type { TestNode } from './support.ts';
import { openTestNode } from './support.ts';

/** One thing that happens to a batch; numbers choose among what there is. */
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('grant' as const), n: fc.integer({ min: 1, max: 4 }) }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('deliver' as const), n: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('return' as const), n: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('expire' as const), n: fc.nat(9) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('approve' as const), n: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reject' as const), n: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('override' as const), n: fc.nat(9) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('pause' as const, 'resume' as const),
      n: fc.nat(1),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('add' as const, 'cancel' as const, 'roll' as const),
      n: fc.nat(9),
    }),
  },
);

interface Sums {
  slots: boolean;
  counters: boolean;
  leased: boolean;
  escrow: boolean;
  reserved: boolean;
  ledger: number;
  balances: boolean;
  negative: number;
  overfull: number;
}

describe('whatever happens to a batch', () => {
  let node: TestNode;
  beforeAll(async () => {
    node = await openTestNode();
  });
  afterAll(() => node.close());

  async function sums(): Promise<Sums> {
    const [row] = await node.partition.query<Sums>(
      {
        name: 'test-sums',
        text: `select
          (select coalesce(bool_and(wanted = available + leased + done + cancelled), true) from tasks) as slots,
          (select coalesce(bool_and(b.slots_available = t.available and b.slots_leased = t.leased
              and b.slots_done = t.done and b.slots_cancelled = t.cancelled and b.slots_wanted = t.wanted
              and b.tasks_available = t.open), true)
             from batches b cross join lateral (
               select sum(available) as available, sum(leased) as leased, sum(done) as done,
                      sum(cancelled) as cancelled, sum(wanted) as wanted,
                      count(*) filter (where available > 0) as open
                 from tasks where batch_id = b.id) t) as counters,
          (select coalesce(bool_and(t.leased = coalesce(l.outstanding, 0)), true) from tasks t left join (
              select task_id, sum(outstanding) as outstanding from leases where status = 'active'
               group by task_id) l on l.task_id = t.id) as leased,
          (select coalesce(bool_and(b.reserved_minor = $1 * (b.slots_available + b.slots_leased
              + (select count(*) from submissions s
                  where s.batch_id = b.id and s.status = 'submitted' and not s.surplus))), true)
             from batches b) as reserved,
          (select coalesce(bool_and(a.balance = b.reserved), true) from ledger_accounts a join (
              select owner_key, sum(reserved_minor) as reserved from batches group by owner_key) b
              on b.owner_key = a.owner_key where a.kind = 'escrow') as escrow,
          (select coalesce(sum(amount), 0) from ledger_entries) as ledger,
          (select coalesce(bool_and(a.balance = coalesce(e.amount, 0)), true) from ledger_accounts a
             left join (select account_id, sum(amount) as amount from ledger_entries group by 1) e
               on e.account_id = a.id) as balances,
          (select count(*) from ledger_accounts where kind in ('available', 'escrow') and balance < 0) as negative,
          (select count(*) from tasks t where t.done > t.wanted or t.done <> (
              select count(*) from submissions s where s.task_id = t.id and not s.surplus)) as overfull`,
      },
      [costFor(10)],
    );
    if (row === undefined) throw new Error('No sums.');
    return row;
  }

  it(
    'every slot is in one place and every cent is accounted for',
    { timeout: 120_000 },
    async () => {
      let turn = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
          const requester = await node.addRequester(1_000);
          const { typeId, batchId } = await openBatch(node, requester, 3, {
            batch: { assignmentsWanted: 2 },
          });
          const held: GrantedLease[] = [];
          const pick = (index: number) => held[index % Math.max(1, held.length)];
          for (const { do: action, n } of steps) {
            turn += 1;
            const { submissions } = await readBatch(requester, batchId);
            const withStatus = (status: string) =>
              submissions.edges
                .filter((edge) => edge.node.status === status)
                .map((edge) => edge.node.id)
                .slice(0, 1 + (n % 3));
            const lease = pick(n);
            if (action === 'grant') {
              held.push(...(await node.acquire({ typeId, slots: n })).leases);
            } else if (action === 'deliver' && lease !== undefined) {
              // The lease may be over or used up: late work and surplus belong to this.
              await node.deliver([node.submission(lease)]);
            } else if (action === 'return' && lease !== undefined) {
              const { leaseId, slots } = lease;
              const payload = {
                requesterKey: requester.key,
                leases: [{ leaseId, slots }],
                reason: 'unused',
              };
              await node.deliver([{ to: requester.key, kind: 'lease.released', payload }]);
            } else if (action === 'expire') {
              node.clock.advance((900 + clockMarginSeconds) * 1_000);
              await node.runJob('expire-leases');
              if (n > 7) await node.runJob('approve-due');
            } else if (action === 'approve' || action === 'reject' || action === 'override') {
              const ids = withStatus(action === 'override' ? 'REJECTED' : 'SUBMITTED');
              const more = action === 'override' ? { overrideRejection: true } : {};
              if (ids.length > 0)
                await decide(requester, action === 'reject' ? 'reject' : 'approve', ids, more);
            } else if (action === 'pause' || action === 'resume') {
              await steer(requester, `${action}Batch`, batchId);
            } else if (action === 'cancel' && n > 6) {
              await steer(requester, 'cancelBatch', batchId);
              if (n > 7) await node.runJob('roll-batches');
            } else if (action === 'add') {
              await requester.ask(
                `mutation ($input: AddAssignmentsInput!) { addAssignments(input: $input) { __typename } }`,
                { input: { id: batchId, additional: 1, idempotencyKey: `adding-${turn}` } },
              );
            } else if (action === 'roll') {
              await node.runJob('roll-batches');
            }
          }
          expect(await sums()).toEqual({
            slots: true,
            counters: true,
            leased: true,
            escrow: true,
            reserved: true,
            ledger: 0,
            balances: true,
            negative: 0,
            overfull: 0,
          } satisfies Sums);
        }),
        { numRuns: 12, seed: 11 },
      );
    },
  );
});
