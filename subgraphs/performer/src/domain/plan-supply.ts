import {
  coverShortage,
  defaultMaintenanceSettings,
  planMaintenance,
  type MaintenancePlan,
  type MaintenanceStock,
  type Target,
} from '@exchange/affinity';
import type { TaskInfo } from '@exchange/cluster';
import type { Repository } from '../repository.ts';
import { dropListed, listListed } from '../store/listed-types.ts';
import type { StockCount } from '../store/maintenance-reads.ts';

/** What to acquire, keep and give back, with other work in the place of what there is too little of. */
export async function planSupply(
  repository: Repository,
  target: Target,
  stock: readonly StockCount[],
  taskInfo: readonly TaskInfo[],
): Promise<MaintenancePlan> {
  const { supply } = repository;
  const settings = {
    ...defaultMaintenanceSettings,
    lowWaterShare: supply.lowWaterShare,
    maximumStock: supply.maximumStock,
  };
  const here = await withListed(repository, target, stock, taskInfo);
  const plan = planMaintenance(target, here, taskInfo, settings);
  const categories = new Map([...stock, ...taskInfo].map((one) => [one.typeId, one.category]));
  const pulled = plan.types.reduce((sum, type) => sum + type.acquire, 0);
  const kept = plan.types.reduce((sum, type) => sum + type.keep, 0);
  const types = coverShortage(plan.types, target, taskInfo, (typeId) => categories.get(typeId), {
    excessFactor: settings.excessFactor,
    smallestPull: settings.smallestPull,
    room: Math.min(settings.largestPull, supply.maximumStock - kept) - pulled,
  });
  return { types };
}

/**
 * What is listed counts as near as long as its requester has it. What the group does not want any more,
 * or nobody has any more, is taken off the list.
 */
async function withListed(
  { partition, groupId }: Repository,
  target: Target,
  stock: readonly StockCount[],
  taskInfo: readonly TaskInfo[],
): Promise<readonly MaintenanceStock[]> {
  const at = partition.clock.pinned();
  const listed = await listListed(partition, groupId, at);
  if (listed.length === 0) return stock;
  const left = new Map(taskInfo.map((info) => [info.typeId, info.availableSlots]));
  const wanted = new Map(target.map(({ typeId, slots }) => [typeId, slots]));
  const isWanted = (typeId: string) => (left.get(typeId) ?? 0) > 0 && (wanted.get(typeId) ?? 0) > 0;
  const gone = listed.filter(({ typeId }) => !isWanted(typeId)).map(({ typeId }) => typeId);
  await dropListed(partition, groupId, gone, at);
  const free = new Map(stock.map((entry) => [entry.typeId, entry.free]));
  for (const { typeId } of listed) {
    // All that there is lies as near as it can.
    const near = isWanted(typeId) ? Math.max(0, wanted.get(typeId) ?? 0) : 0;
    free.set(typeId, Math.max(free.get(typeId) ?? 0, near));
  }
  return [...free].map(([typeId, slots]) => ({ typeId, free: slots }));
}
