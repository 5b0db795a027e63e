import { requireViewer, userId } from '@exchange/kernel';
import { requireOwner } from '../access.ts';
import type { RequesterContext } from '../context.ts';
import type { ListedGrant, ListedRequest } from '../store/list-qualifications.ts';
import { requireRow } from './require-row.ts';

export type QualificationTypeNode = NonNullable<
  Awaited<ReturnType<RequesterContext['loaders']['qualificationType']['load']>>
>;

export function presentPerformer(performerKey: string) {
  const id = userId(performerKey);
  return { performerId: id, performer: { id } };
}

export function presentGrant({ performerKey, ...grant }: ListedGrant) {
  return { ...grant, ...presentPerformer(performerKey), status: grant.status.toUpperCase() };
}

function own<T>(
  read: (type: QualificationTypeNode, ctx: RequesterContext) => T,
): (type: QualificationTypeNode, _: unknown, ctx: RequesterContext) => T {
  return (type, _, ctx) => {
    requireOwner(ctx.viewer, type.ownerKey);
    return read(type, ctx);
  };
}

async function countsOf(type: QualificationTypeNode, ctx: RequesterContext) {
  return requireRow(await ctx.loaders.holderCount.load(type.id));
}

export const QualificationType = {
  __resolveReference({ id }: { id: string }, ctx: RequesterContext) {
    requireViewer(ctx.viewer);
    return ctx.loaders.qualificationType.load(id);
  },
  automatic: (type: QualificationTypeNode) => type.autoGrantValue !== null,
  requester: ({ ownerKey }: QualificationTypeNode) => ({ ownerKey }),
  autoGrantValue: own((type) => type.autoGrantValue),
  holders: own(async (type, ctx) => (await countsOf(type, ctx)).holders),
  openRequests: own(async (type, ctx) => (await countsOf(type, ctx)).openRequests),
};

export const ReceivedQualificationRequest = {
  qualificationType: async (request: ListedRequest, _: unknown, ctx: RequesterContext) =>
    requireRow(await ctx.loaders.qualificationType.load(request.qualificationId)),
  performerId: ({ performerKey }: ListedRequest) => userId(performerKey),
  performer: ({ performerKey }: ListedRequest) => ({ id: userId(performerKey) }),
  status: ({ status }: ListedRequest) => status.toUpperCase(),
};
