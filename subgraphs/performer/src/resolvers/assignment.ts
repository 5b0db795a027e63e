import { isIdOf, ownerOf } from '@exchange/kernel';
import type { PerformerContext } from '../context.ts';
import { requireMe } from '../domain/access.ts';
import { presentAssignments } from './present.ts';

export const Assignment = {
  /** Own only: to anybody else it does not exist. */
  async __resolveReference({ id }: { id: string }, context: PerformerContext) {
    const me = await requireMe(context, 'performer:read');
    if (!isIdOf('assignment', id) || ownerOf(id) !== me.key) return null;
    const row = await context.loaders.assignment.load(id);
    if (row === null || row.ownerKey !== me.key) return null;
    return (await presentAssignments(me.repository, [row]))[0] ?? null;
  },
};
