import { ExchangeError, money, ownerOf, userId } from '@exchange/kernel';
import { requireViewer } from '@exchange/kernel';
import { requireOwner } from '../access.ts';
import type { RequesterContext } from '../context.ts';
import { currency } from '../domain/currency.ts';

/** A requester as the graph passes it around: everything else is loaded when asked for. */
export interface RequesterNode {
  readonly ownerKey: string;
}

export const requesterQueries = {
  async me(_: unknown, _arguments: unknown, ctx: RequesterContext): Promise<RequesterNode> {
    const { ownerKey } = await ctx.requireSelf('read');
    return { ownerKey };
  },
};

async function loadRequester(ctx: RequesterContext, ownerKey: string) {
  const row = await ctx.loaders.requester.load(ownerKey);
  if (row === null) throw new ExchangeError('NOT_FOUND', 'There is no such requester.');
  return row;
}

export async function loadBalance(ctx: RequesterContext, ownerKey: string) {
  const rows = await ctx.loaders.balances.clear(ownerKey).load(ownerKey);
  const balanceOf = (kind: string) => rows.find((row) => row.kind === kind)?.balance ?? 0;
  return {
    available: money(balanceOf('available'), currency),
    escrow: money(balanceOf('escrow'), currency),
  };
}

export const Requester = {
  async __resolveReference({ id }: { id: string }, ctx: RequesterContext) {
    requireViewer(ctx.viewer);
    const ownerKey = id.startsWith('requester_') ? ownerOf(id) : null;
    if (ownerKey === null) return null;
    return (await ctx.loaders.requester.load(ownerKey)) === null ? null : { ownerKey };
  },
  id: ({ ownerKey }: RequesterNode) => userId(ownerKey),
  displayName: async ({ ownerKey }: RequesterNode, _: unknown, ctx: RequesterContext) =>
    (await loadRequester(ctx, ownerKey)).displayName,
  memberSince: async ({ ownerKey }: RequesterNode, _: unknown, ctx: RequesterContext) =>
    (await loadRequester(ctx, ownerKey)).createdAt,
  async standing({ ownerKey }: RequesterNode, _: unknown, ctx: RequesterContext) {
    const standing = await ctx.loaders.standing.load(ownerKey);
    const seconds = standing?.medianSeconds ?? null;
    return {
      decided: standing?.decided ?? 0,
      approvalRate: standing?.approvalRate ?? null,
      medianReviewSeconds: seconds === null ? null : Math.max(0, Math.round(seconds)),
    };
  },
  balance({ ownerKey }: RequesterNode, _: unknown, ctx: RequesterContext) {
    requireOwner(ctx.viewer, ownerKey);
    return loadBalance(ctx, ownerKey);
  },
};
