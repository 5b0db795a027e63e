import { ExchangeError, ownerOf } from '@exchange/kernel';
import type { RequesterContext } from '../context.ts';
import { listGrants, listQualificationTypes, listRequests } from '../store/list-qualifications.ts';
import { newestFirst, oldestFirst } from '../store/list-pages.ts';
import type { PageArguments } from './paging.ts';
import { connectionOf, limitOf, positionOf } from './paging.ts';
import { presentGrant } from './qualification.ts';

export async function findOwnQualification(ctx: RequesterContext, id: string, ownerKey: string) {
  if (ownerOf(id) !== ownerKey) return null;
  const type = await ctx.loaders.qualificationType.clear(id).load(id);
  return type?.ownerKey === ownerKey ? type : null;
}

export const qualificationQueries = {
  async qualificationTypes(
    _: unknown,
    page: PageArguments & { retired: boolean },
    ctx: RequesterContext,
  ) {
    const { ownerKey, partition } = await ctx.requireSelf('read');
    const { retired } = page;
    const after = positionOf(page, newestFirst);
    const limit = limitOf(page);
    const rows = await listQualificationTypes(partition, ownerKey, { after, limit, retired });
    return connectionOf(
      page,
      rows,
      (row) => [row.at.toISOString(), row.id],
      (row) => ctx.loaders.qualificationType.load(row.id),
    );
  },

  async qualificationType(_: unknown, { id }: { id: string }, ctx: RequesterContext) {
    const { ownerKey } = await ctx.requireSelf('read');
    return findOwnQualification(ctx, id, ownerKey);
  },

  async qualificationGrants(
    _: unknown,
    page: PageArguments & { qualificationTypeId: string; status: string },
    ctx: RequesterContext,
  ) {
    const { ownerKey, partition } = await ctx.requireSelf('read');
    const after = positionOf(page, newestFirst);
    const limit = limitOf(page);
    const type = await findOwnQualification(ctx, page.qualificationTypeId, ownerKey);
    if (type === null) {
      throw new ExchangeError('NOT_FOUND', 'There is no such qualification, or it is not yours.');
    }
    const status = page.status.toLowerCase();
    const rows = await listGrants(partition, type.id, { after, limit, status });
    return connectionOf(
      page,
      rows,
      (row) => [row.changedAt.toISOString(), row.performerKey],
      presentGrant,
    );
  },

  async qualificationRequests(
    _: unknown,
    page: PageArguments & { status: string },
    ctx: RequesterContext,
  ) {
    const { ownerKey, partition } = await ctx.requireSelf('read');
    const after = positionOf(page, oldestFirst);
    const limit = limitOf(page);
    const status = page.status.toLowerCase();
    const rows = await listRequests(partition, ownerKey, { after, limit, status });
    return connectionOf(
      page,
      rows,
      (row) => [row.requestedAt.toISOString(), row.id],
      (row) => row,
    );
  },
};
