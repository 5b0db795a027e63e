import { describeDraw, type GroupDraw } from '@exchange/affinity';
import type { Repository } from '../repository.ts';
import { readStockCounts } from '../store/maintenance-reads.ts';
import { readDueStock } from '../store/read-due-stock.ts';
import type { CategoryFigures } from '../store/stats.ts';
import { countMembers, readMembersExposures, readMembersFigures } from './groups/members.ts';
import { barTypes } from './bar-types.ts';
import { defaultPacePerHour } from './describe-demand.ts';
import { describeTypes, listAsking } from './describe-types.ts';
import { decidePressures, horizonSeconds } from './feed/decide-pressures.ts';
import { listBackups } from './feed/list-backups.ts';
import { meanLikelihoods } from './feed/mean-likelihoods.ts';
import { readDemand } from './read-demand.ts';

const days = 14;
/** Enough members to know how strongly all of them draw. */
const largestSample = 400;

/**
 * Works out what the feed and requester nodes may know of the group: who is here, how strongly it
 * draws which work (N7), how likely its members take a type, what stood before them how often. The
 * paces go out only while the cluster file lets them.
 */
export async function publishGroupProfile(repository: Repository): Promise<void> {
  const { partition, groupId, holder, directory, group, supply } = repository;
  const at = partition.clock.pinned();
  const [people, categories, demand, taskInfo, stock, due, exposures, groups] = await Promise.all([
    countMembers(repository),
    readMembersFigures(repository),
    readDemand(repository),
    directory.listTaskInfo(),
    readStockCounts(partition, groupId),
    readDueStock(partition, groupId, horizonSeconds, at),
    readMembersExposures(repository),
    directory.listGroupProfiles(),
  ]);
  const online = demand.performers.filter((performer) => performer.online);
  const here = takeEvenly(online, largestSample);
  const types = describeTypes(taskInfo, stock, new Map());
  const performers = await barTypes(repository, here, listAsking(taskInfo, stock));
  const draw = describeDraw({
    partitionId: holder,
    performers,
    population: demand.population,
    types,
    defaultPacePerHour,
  });
  group.exposures = exposures;
  group.likelihoods = meanLikelihoods(performers, types, demand.population);
  const lying = new Set(stock.map(({ typeId }) => typeId));
  const near = types.filter(({ typeId }) => lying.has(typeId));
  group.backups = listBackups(performers, near, demand.population);
  const now = partition.clock.now();
  const own = scaleDraw(draw, online.length / Math.max(1, here.length));
  group.pressures = decidePressures({ taskInfo, stock, due, own, groups, now });
  await directory.publishGroupProfile(holder, {
    ...people,
    periodDays: days,
    waiting: online.filter((performer) => performer.waiting).length,
    ...(supply.groupInformation === 'withheld' ? {} : describePaces(own)),
    categories: Object.fromEntries(categories.map((row) => [row.category, describe(row)])),
  });
}

/** Spread over the list, which has the latest first. */
function takeEvenly<Item>(items: readonly Item[], most: number): readonly Item[] {
  const step = Math.max(1, items.length / most);
  return items.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}

/** `scale`: members for each of the sample. */
function scaleDraw(draw: GroupDraw, scale: number): GroupDraw {
  const scaleAll = (paces: ReadonlyMap<string, number>) =>
    new Map([...paces].map(([key, pace]) => [key, pace * scale]));
  const paceByCategory = scaleAll(draw.paceByCategory);
  return { ...draw, paceByCategory, paceByType: scaleAll(draw.paceByType) };
}

function describePaces(draw: GroupDraw) {
  const roundAll = (paces: ReadonlyMap<string, number>): Record<string, number> =>
    Object.fromEntries([...paces].map(([key, pace]) => [key, Number(pace.toFixed(3))]));
  return {
    paceByCategory: roundAll(draw.paceByCategory),
    paceByType: roundAll(draw.paceByType),
  };
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
