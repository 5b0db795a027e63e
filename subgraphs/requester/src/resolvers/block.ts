import type { RequesterContext } from '../context.ts';
import { blockPerformer, unblockPerformer } from '../domain/block-performers.ts';
import { listBlocks } from '../store/list-qualifications.ts';
import { newestFirst } from '../store/list-pages.ts';
import type { BlockRow } from '../store/performer-blocks.ts';
import type { PageArguments } from './paging.ts';
import { connectionOf, limitOf, positionOf } from './paging.ts';
import { presentPerformer } from './qualification.ts';

function presentBlock({ performerKey, active, reason, changedAt }: BlockRow) {
  return { ...presentPerformer(performerKey), active, reason, changedAt };
}

export const blockQueries = {
  async performerBlocks(_: unknown, page: PageArguments, ctx: RequesterContext) {
    const { ownerKey, partition } = await ctx.requireSelf('read');
    const after = positionOf(page, newestFirst);
    const rows = await listBlocks(partition, ownerKey, { after, limit: limitOf(page) });
    return connectionOf(
      page,
      rows,
      (row) => [row.changedAt.toISOString(), row.performerKey],
      presentBlock,
    );
  },
};

export const blockMutations = {
  async blockPerformer(
    _: unknown,
    { input }: { input: { performerId: string; reason: string } },
    ctx: RequesterContext,
  ) {
    const { ownerKey, partition } = await ctx.requireSelf('write');
    return answer(ctx, ownerKey, await blockPerformer(ctx.services, partition, ownerKey, input));
  },

  async unblockPerformer(
    _: unknown,
    { input }: { input: { performerId: string } },
    ctx: RequesterContext,
  ) {
    const { ownerKey, partition } = await ctx.requireSelf('write');
    return answer(ctx, ownerKey, await unblockPerformer(partition, ownerKey, input));
  },
};

function answer(
  ctx: RequesterContext,
  ownerKey: string,
  done: Awaited<ReturnType<typeof blockPerformer>>,
) {
  if (!done.ok) return done.error;
  ctx.services.directory.notifyUsers([{ ownerKey, topics: ['blocks'] }]);
  return { __typename: 'BlockPerformerSuccess', block: presentBlock(done.value) };
}
