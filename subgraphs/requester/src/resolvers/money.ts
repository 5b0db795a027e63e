import { ExchangeError, money } from '@exchange/kernel';
import type { RequesterContext } from '../context.ts';
import { currency } from '../domain/currency.ts';
import { depositFunds } from '../domain/deposit-funds.ts';
import { listTransfers, newestFirst } from '../store/list-pages.ts';
import { readSpending } from '../store/read-figures.ts';
import type { PageArguments } from './paging.ts';
import { connectionOf, limitOf, positionOf } from './paging.ts';
import { loadBalance } from './requester.ts';

const mostDays = 366;

export const moneyQueries = {
  async requesterLedger(_: unknown, page: PageArguments, ctx: RequesterContext) {
    const { ownerKey, partition } = await ctx.requireSelf('read');
    const after = positionOf(page, newestFirst);
    const rows = await listTransfers(partition, ownerKey, { after, limit: limitOf(page) });
    return connectionOf(
      page,
      rows,
      (row) => [row.at.toISOString(), row.id],
      (row) => ({
        id: row.id,
        kind: row.kind,
        reference: row.reference,
        batch: () => (row.batchId === null ? null : ctx.loaders.batch.load(row.batchId)),
        createdAt: row.at,
        available: money(row.available, currency),
        escrow: money(row.escrow, currency),
      }),
    );
  },
  async spending(_: unknown, { days }: { days: number }, ctx: RequesterContext) {
    const { ownerKey, partition } = await ctx.requireSelf('read');
    if (days < 1 || days > mostDays) {
      throw new ExchangeError('BAD_USER_INPUT', `Ask for 1 to ${mostDays} days.`);
    }
    const rows = await readSpending(partition, ownerKey, ctx.services.clock.pinned(), days);
    return rows.map(({ day, spentMinor, submissions }) => ({
      day,
      spent: money(spentMinor, currency),
      submissions,
    }));
  },
};

export const moneyMutations = {
  async depositFunds(
    _: unknown,
    { input }: { input: { amountMinor: number; idempotencyKey: string } },
    ctx: RequesterContext,
  ) {
    const { ownerKey, partition } = await ctx.requireSelf('write');
    const done = await depositFunds(partition, ctx.rail, ownerKey, input);
    if (!done.ok) return done.error;
    ctx.services.directory.notifyUsers([{ ownerKey, topics: ['balance'] }]);
    return { __typename: 'DepositFundsSuccess', balance: await loadBalance(ctx, ownerKey) };
  },
};
