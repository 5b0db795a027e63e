import type { Repository } from '../../repository.ts';
import { countPerformers, readCategoryFigures, type CategoryFigures } from '../../store/stats.ts';
import { readStockCounts, type StockCount } from '../../store/maintenance-reads.ts';
import { readGroupExposures } from '../../store/demand-reads.ts';
import { readServedAccepts, type ServedAccepts } from '../../store/supply-reads.ts';

type Fed = Pick<Repository, 'members'>;

/** Everybody whom the repository feeds. */
export async function countMembers({ members }: Fed) {
  const counts = await Promise.all(
    members.map(({ partition, groupId }) =>
      countPerformers(partition, groupId, partition.clock.pinned()),
    ),
  );
  return {
    performers: sum(counts, (one) => one.performers),
    online: sum(counts, (one) => one.online),
    recent: sum(counts, (one) => one.recent),
  };
}

export async function readMembersExposures({ members }: Fed): Promise<ReadonlyMap<string, number>> {
  const all = await Promise.all(
    members.map(({ partition, groupId }) => readGroupExposures(partition, groupId)),
  );
  const [only] = all;
  if (all.length === 1 && only !== undefined) return only;
  const shown = new Map<string, number>();
  for (const [typeId, times] of all.flatMap((one) => [...one])) {
    shown.set(typeId, (shown.get(typeId) ?? 0) + times);
  }
  return shown;
}

/** One row for each category. */
export async function readMembersFigures({ members }: Fed): Promise<readonly CategoryFigures[]> {
  const rows = await Promise.all(
    members.map(({ partition, groupId }) =>
      readCategoryFigures(partition, groupId, partition.clock.pinned()),
    ),
  );
  return [...Map.groupBy(rows.flat(), ({ category }) => category)].map(([category, group]) => ({
    category,
    accepted: sum(group, (row) => row.accepted),
    submitted: sum(group, (row) => row.submitted),
    approved: sum(group, (row) => row.approved),
    rejected: sum(group, (row) => row.rejected),
    seconds: sum(group, (row) => row.seconds),
    performers: sum(group, (row) => row.performers),
  }));
}

/** The stock of a repository by type; in hand is also what those have whom it feeds on other partitions. */
export async function readMembersStock(repository: Repository): Promise<readonly StockCount[]> {
  const guests = repository.members.filter((member) => member !== repository);
  const [own, ...others] = await Promise.all(
    [repository, ...guests].map(({ partition, groupId }) => readStockCounts(partition, groupId)),
  );
  if (others.length === 0) return own ?? [];
  // What lies free on another partition is on its way back.
  const theirs = others.flat().map((entry) => ({ ...entry, free: 0 }));
  return [...Map.groupBy([...(own ?? []), ...theirs], ({ typeId }) => typeId).values()].flatMap(
    (group) => {
      const [first] = group;
      if (first === undefined) return [];
      return [
        {
          ...first,
          free: sum(group, (entry) => entry.free),
          inHand: sum(group, (entry) => entry.inHand),
        },
      ];
    },
  );
}

/** One row for each type. */
export async function readMembersAccepts({ members }: Fed): Promise<readonly ServedAccepts[]> {
  const rows = await Promise.all(
    members.map(({ partition, groupId }) =>
      readServedAccepts(partition, groupId, partition.clock.pinned()),
    ),
  );
  return [...Map.groupBy(rows.flat(), ({ typeId }) => typeId).values()].map((group) => ({
    typeId: group[0]?.typeId ?? '',
    title: group.find(({ title }) => title !== '')?.title ?? '',
    category: group.find(({ category }) => category !== '')?.category ?? '',
    hour: sum(group, (row) => row.hour),
    hourLocal: sum(group, (row) => row.hourLocal),
    day: sum(group, (row) => row.day),
    dayLocal: sum(group, (row) => row.dayLocal),
  }));
}

function sum<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}
