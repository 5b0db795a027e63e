import type { Repository } from '../repository.ts';
import { countPerformers, readCategoryFigures, type CategoryFigures } from '../store/stats.ts';

const days = 14;

/** What requester nodes may know of the group (N7): pace and proficiency by category, who is here. */
export async function publishGroupProfile(repository: Repository): Promise<void> {
  const { partition, directory } = repository;
  const at = partition.clock.pinned();
  const [people, categories] = await Promise.all([
    countPerformers(partition, at),
    readCategoryFigures(partition, at),
  ]);
  await directory.publishGroupProfile(partition.id, {
    ...people,
    periodDays: days,
    categories: Object.fromEntries(categories.map((row) => [row.category, describe(row)])),
  });
}

function describe(row: CategoryFigures) {
  const decided = row.approved + row.rejected;
  return {
    performers: row.performers,
    acceptedPerDay: row.accepted / days,
    typicalSeconds: row.submitted === 0 ? null : Math.round(row.seconds / row.submitted),
    approvalRate: decided === 0 ? null : row.approved / decided,
  };
}
