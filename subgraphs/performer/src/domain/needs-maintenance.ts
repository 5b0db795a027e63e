import type { TaskInfo } from '@exchange/cluster';
import type { MaintenanceTrigger } from './run-maintenance.ts';

export interface StockSituation {
  readonly ranAt: Date | null;
  readonly target: ReadonlyMap<string, number>;
  readonly planned: ReadonlySet<string>;
  readonly emptyUntil: ReadonlyMap<string, number>;
  readonly groupChanged: boolean;
  readonly stock: ReadonlyMap<string, number>;
  readonly taskInfo: readonly TaskInfo[];
  readonly now: Date;
  readonly lowWaterShare: number;
  readonly maintenanceSeconds: number;
}

/** Whether the maintenance should run now, and why; null when it need not. */
export function decideMaintenance(situation: StockSituation): MaintenanceTrigger | null {
  const { ranAt, now } = situation;
  if (ranAt === null) return 'start';
  if (situation.groupChanged) return 'group-change';
  if (now.getTime() - ranAt.getTime() >= situation.maintenanceSeconds * 1_000) return 'timer';
  return situation.taskInfo.some((info) => isLow(info, situation)) ? 'low-water' : null;
}

/** Low, and there is something to be had. A type that nobody planned for yet counts as low. */
function isLow(info: TaskInfo, situation: StockSituation): boolean {
  if (info.availableSlots <= 0) return false;
  if ((situation.emptyUntil.get(info.typeId) ?? 0) > situation.now.getTime()) return false;
  if (!situation.planned.has(info.typeId)) return true;
  const target = situation.target.get(info.typeId) ?? 0;
  return (situation.stock.get(info.typeId) ?? 0) < target * situation.lowWaterShare;
}
