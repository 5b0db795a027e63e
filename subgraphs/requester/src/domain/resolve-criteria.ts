import { listGrantableIds, nameQualifications, type Criteria } from '@exchange/criteria';
import type { OwnerKey, Result } from '@exchange/kernel';
import { err, isIdOf, ok } from '@exchange/kernel';
import type { RequesterPartition } from '@exchange/partitions';
import type { InvalidInput } from './outcomes.ts';
import { invalidInput } from './outcomes.ts';

/**
 * Criteria as they are stored: with the names of their qualifications, which must be the requester's
 * own and in use. Nothing is stored for work that everybody may do.
 */
export async function resolveCriteria(
  partition: RequesterPartition,
  ownerKey: OwnerKey,
  criteria: Criteria,
): Promise<Result<object, InvalidInput>> {
  if (criteria.requirements.length === 0) return ok({});
  const ids = listGrantableIds(criteria);
  const plausible = ids.filter((id) => isIdOf('qualification', id));
  const own = await partition.db.qualificationType.findMany({
    where: { id: { in: [...plausible] }, ownerKey, retiredAt: null },
    select: { id: true, name: true },
  });
  const names = new Map(own.map(({ id, name }) => [id, name]));
  const unknown = ids.filter((id) => !names.has(id));
  if (unknown.length === 0) return ok(nameQualifications(criteria, names));
  return err(
    invalidInput(
      unknown.map((id) => ({
        path: 'terms.criteria',
        message: `You have no qualification ${id.slice(0, 60)} in use: make one, or choose another.`,
      })),
    ),
  );
}
