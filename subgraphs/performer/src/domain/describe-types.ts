import type { TargetType } from '@exchange/affinity';
import type { TaskInfo } from '@exchange/cluster';
import type { StockCount } from '../store/maintenance-reads.ts';
import type { AskingType } from './bar-types.ts';

/** What lies here may have gone from the summaries. */
export function listAsking(
  taskInfo: readonly TaskInfo[],
  stock: readonly StockCount[],
): readonly AskingType[] {
  const types = new Map<string, AskingType>(stock.map((entry) => [entry.typeId, entry]));
  for (const info of taskInfo) types.set(info.typeId, info);
  return [...types.values()];
}

/** Types with something left, near or far. */
export function describeTypes(
  taskInfo: readonly TaskInfo[],
  stock: readonly StockCount[],
  doable: ReadonlyMap<string, number>,
): readonly TargetType[] {
  const held = new Map(stock.map((entry) => [entry.typeId, entry]));
  const far = new Set(taskInfo.map((info) => info.typeId));
  const known = taskInfo.map((info) => {
    // The summary may be older than the stock: what lies here exists.
    const slots = info.availableSlots + (held.get(info.typeId)?.free ?? 0);
    return { ...info, slots, tasks: info.openTasks, near: doable.get(info.typeId) ?? 0 };
  });
  const closed = stock
    .filter((entry) => !far.has(entry.typeId))
    .map((entry) => ({
      ...entry,
      slots: entry.free,
      tasks: 0,
      totalTasks: 0,
      near: doable.get(entry.typeId) ?? 0,
    }));
  return [...known, ...closed];
}
