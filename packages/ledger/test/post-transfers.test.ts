import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { costFor, newOwnerKey } from '@exchange/kernel';
import type { RequesterPartition } from '@exchange/partitions';
import { sqlStateOf } from '@exchange/partitions';
import { openTestPartition } from '@exchange/testkit/database';
import type { Transfer } from '@exchange/ledger';
import {
  approveTransfer,
  depositTransfer,
  overrideTransfer,
  postTransfers,
  rejectTransfer,
  releaseTransfer,
  reserveTransfer,
  surplusTransfer,
} from '@exchange/ledger';

let partition: RequesterPartition & { url: string };

beforeAll(async () => {
  partition = await openTestPartition('requester');
});
afterAll(() => partition.close());

function post(...transfers: Transfer[]): Promise<ReadonlySet<string>> {
  return partition.transact((tx) => postTransfers(tx, transfers, null));
}

async function balances(owner: string): Promise<Record<string, number>> {
  const rows = await partition.query<{ kind: string; balance: number }>(
    {
      name: 'test-balances',
      text: 'select kind, balance from ledger_accounts where owner_key = $1',
    },
    [owner],
  );
  return Object.fromEntries(rows.map((row) => [row.kind, row.balance]));
}

async function totalOfEntries(): Promise<number> {
  const [row] = await partition.query<{ total: number }>({
    name: 'test-total',
    text: 'select coalesce(sum(amount), 0)::bigint as total from ledger_entries',
  });
  return row?.total ?? Number.NaN;
}

let made = 0;
function basics(ownerKey: string): { id: string; ownerKey: string; currency: string } {
  made += 1;
  return { id: `test:${String(made)}`, ownerKey, currency: 'USD' };
}

describe('posting', () => {
  it('moves a reward from deposit to transit and the fee to the exchange', async () => {
    const owner = newOwnerKey('requester');
    await post(depositTransfer(basics(owner), 1_000));
    await post(reserveTransfer(basics(owner), 2 * costFor(100)));
    await post(approveTransfer(basics(owner), 100), rejectTransfer(basics(owner), 100));
    expect(await balances(owner)).toEqual({ available: 880, escrow: 0 });
    expect(await balances('house')).toMatchObject({ deposits: -1_000, transit: 100, fees: 20 });
  });

  it('has one effect when it is repeated, also side by side', async () => {
    const owner = newOwnerKey('requester');
    const deposit = depositTransfer(basics(owner), 500);
    const results = await Promise.all(Array.from({ length: 20 }, () => post(deposit)));
    expect(results.filter((posted) => posted.has(deposit.id))).toHaveLength(1);
    expect(await balances(owner)).toEqual({ available: 500 });
  });

  it('has one effect when it is given twice in one call', async () => {
    const owner = newOwnerKey('requester');
    const deposit = depositTransfer(basics(owner), 500);
    expect(
      await post(
        deposit,
        depositTransfer({ id: deposit.id, ownerKey: owner, currency: 'USD' }, 900),
      ),
    ).toEqual(new Set([deposit.id]));
    expect(await balances(owner)).toEqual({ available: 500 });
  });

  it('refuses to spend what is not there, and changes nothing', async () => {
    const owner = newOwnerKey('requester');
    await post(depositTransfer(basics(owner), 100));
    const tooMuch = reserveTransfer(basics(owner), 101);
    const failure: unknown = await post(tooMuch).catch((error: unknown) => error);
    expect(sqlStateOf(failure)).toBe('23514');
    expect(await balances(owner)).toEqual({ available: 100 });
    const affordable = reserveTransfer({ id: tooMuch.id, ownerKey: owner, currency: 'USD' }, 100);
    expect(await post(affordable)).toContain(tooMuch.id);
  });

  it('lets many connections spend one balance to the last unit and not beyond', async () => {
    const owner = newOwnerKey('requester');
    await post(depositTransfer(basics(owner), 10));
    const spent = await Promise.allSettled(
      Array.from({ length: 30 }, () => post(reserveTransfer(basics(owner), 1))),
    );
    expect(spent.filter((result) => result.status === 'fulfilled')).toHaveLength(10);
    expect(await balances(owner)).toEqual({ available: 0, escrow: 10 });
  });

  it('refuses transfers that do not sum to zero', async () => {
    const transfer = depositTransfer(basics(newOwnerKey('requester')), 5);
    await expect(post({ ...transfer, entries: transfer.entries.slice(1) })).rejects.toThrow(
      'does not sum to zero',
    );
  });

  it('keeps the sum of all entries at zero whatever happens', async () => {
    const owner = newOwnerKey('requester');
    const step = fc.record({
      make: fc.constantFrom(
        depositTransfer,
        reserveTransfer,
        releaseTransfer,
        approveTransfer,
        rejectTransfer,
        overrideTransfer,
        surplusTransfer,
      ),
      amount: fc.integer({ min: 1, max: 300 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        for (const { make, amount } of steps) {
          await post(make(basics(owner), amount)).catch((error: unknown) => {
            expect(sqlStateOf(error)).toBe('23514');
          });
        }
        expect(await totalOfEntries()).toBe(0);
        for (const balance of Object.values(await balances(owner))) {
          expect(balance).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('the ledger', () => {
  it('can be neither changed nor deleted from', async () => {
    await post(depositTransfer(basics(newOwnerKey('requester')), 5));
    for (const text of [
      'update ledger_entries set amount = 0',
      'delete from ledger_entries',
      'delete from ledger_transfers',
    ]) {
      await expect(partition.query({ name: `test-${text}`, text })).rejects.toThrow('append-only');
    }
  });
});
