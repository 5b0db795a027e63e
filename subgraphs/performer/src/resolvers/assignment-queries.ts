import type { AssignmentStatus } from '@exchange/kernel';
import type { PerformerContext } from '../context.ts';
import { requireMe } from '../domain/access.ts';
import { encodeCursor, isShortId, requireCursor, requirePageSize } from '../domain/input-checks.ts';
import { findOwnAssignment, listAssignments, listQueue } from '../store/find-assignments.ts';
import { presentAssignments, presentMoney } from './present.ts';

interface ListArguments {
  readonly first: number;
  readonly after?: string | null;
  readonly status?: readonly string[] | null;
  readonly typeId?: string | null;
}

export const assignmentQueries = {
  async assignment(_: unknown, { id }: { id: string }, context: PerformerContext) {
    const { key, repository } = await requireMe(context, 'performer:read');
    const row = isShortId(id) ? await findOwnAssignment(repository.partition, id, key) : null;
    return row === null ? null : (await presentAssignments(repository, [row]))[0];
  },

  async queue(_: unknown, __: unknown, context: PerformerContext) {
    const { key, repository } = await requireMe(context, 'performer:read');
    const rows = await listQueue(repository.partition, key);
    return {
      assignments: await presentAssignments(repository, rows),
      limit: repository.supply.queueLimit,
      value: presentMoney(rows.reduce((sum, row) => sum + row.rewardMinor, 0)),
      serverTime: repository.partition.clock.now(),
    };
  },

  async assignments(_: unknown, input: ListArguments, context: PerformerContext) {
    const { key, repository } = await requireMe(context, 'performer:read');
    const first = requirePageSize(input.first);
    const rows = await listAssignments(repository.partition, {
      performerKey: key,
      after: requireCursor(input.after),
      statuses: input.status?.map((status) => status.toLowerCase() as AssignmentStatus) ?? null,
      typeId: decideTypeId(input.typeId),
      limit: first + 1,
    });
    const page = rows.slice(0, first);
    const nodes = await presentAssignments(repository, page);
    const edges = nodes.map((node) => ({
      node,
      cursor: encodeCursor({ at: node.acceptedAt, id: node.id }),
    }));
    return {
      edges,
      pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null },
    };
  },
};

/** What is no id of ours matches nothing. */
function decideTypeId(typeId: string | null | undefined): string | null {
  if (typeId === null || typeId === undefined) return null;
  return isShortId(typeId) ? typeId : '';
}
