import type { PerformerContext } from '../context.ts';
import { requireMe } from '../domain/access.ts';
import { encodeCursor, requireCursor, requirePageSize } from '../domain/input-checks.ts';
import { readEarnings } from '../domain/read-earnings.ts';
import { requestPayout } from '../domain/request-payout.ts';
import { listPayouts, type PayoutRow } from '../store/payouts.ts';
import { listTransfers, readBalance } from '../store/earnings-reads.ts';
import { presentInvalidInput, presentMoney } from './present.ts';

export function presentBalance(balance: { available: number; paidOut: number }) {
  return { available: presentMoney(balance.available), paidOut: presentMoney(balance.paidOut) };
}

export const moneyQueries = {
  async earnings(_: unknown, { days }: { days: number }, context: PerformerContext) {
    const me = await requireMe(context, 'performer:read');
    const summary = await readEarnings(me, days);
    return {
      balance: presentBalance(summary.balance),
      pending: presentMoney(summary.pending.minor),
      pendingCount: summary.pending.count,
      pendingUntil: summary.pending.until,
      today: presentMoney(summary.today),
      week: presentMoney(summary.week),
      total: presentMoney(summary.total),
      hourlyRate: summary.hourly === null ? null : presentMoney(summary.hourly),
      daily: summary.daily.map((day) => ({ ...day, earned: presentMoney(day.earned) })),
    };
  },

  async payouts(
    _: unknown,
    input: { first: number; after?: string | null },
    context: PerformerContext,
  ) {
    const { key, repository } = await requireMe(context, 'performer:read');
    const first = requirePageSize(input.first);
    const after = requireCursor(input.after);
    const rows = await listPayouts(repository.partition, key, after, first + 1);
    const edges = rows.slice(0, first).map((row) => ({
      node: presentPayout(row),
      cursor: encodeCursor({ at: row.createdAt, id: row.id }),
    }));
    return {
      edges,
      pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null },
    };
  },

  async performerLedger(
    _: unknown,
    input: { first: number; after?: string | null },
    context: PerformerContext,
  ) {
    const { key, repository } = await requireMe(context, 'performer:read');
    const first = requirePageSize(input.first);
    const rows = await listTransfers(
      repository.partition,
      key,
      requireCursor(input.after),
      first + 1,
    );
    const edges = rows.slice(0, first).map((row) => ({
      node: { ...row, amount: presentMoney(row.amount) },
      cursor: encodeCursor({ at: row.createdAt, id: row.id }),
    }));
    return {
      edges,
      pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null },
    };
  },
};

export function presentPayout(payout: PayoutRow) {
  return {
    ...payout,
    amount: presentMoney(payout.amountMinor),
    status: payout.status.toUpperCase(),
  };
}

export const moneyMutations = {
  async requestPayout(
    _: unknown,
    { input }: { input: { amountMinor: number; idempotencyKey: string } },
    context: PerformerContext,
  ) {
    const me = await requireMe(context, 'performer:write');
    const result = await requestPayout(me, input);
    if (!result.ok) return presentInvalidInput(result.error.problems);
    const balance = await readBalance(me.repository.partition, me.key);
    return {
      __typename: 'RequestPayoutSuccess',
      balance: presentBalance(balance),
      payout: presentPayout(result.value),
    };
  },
};
