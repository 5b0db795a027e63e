import type { TaskInfo } from '@exchange/cluster';
import type { MaintenanceTrigger } from './run-maintenance.ts';

export interface StockSituation {
  readonly ranAt: Date | null;
  readonly target: ReadonlyMap<string, number>;
  readonly planned: ReadonlySet<string>;
  readonly emptyUntil: ReadonlyMap<string, number>;
  readonly groupChanged: boolean;
  /** Members who were here at the last run, and who are now. */
  readonly online: number | null;
  readonly onlineNow: number;
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
  if (situation.groupChanged || isOtherGroup(situation)) return 'group-change';
  if (now.getTime() - ranAt.getTime() >= situation.maintenanceSeconds * 1_000) return 'timer';
  return situation.taskInfo.some((info) => isLow(info, situation)) ? 'low-water' : null;
}

const leastChange = 2;
const changedShare = 0.2;

/** So many came or left that what was planned for them is not right any more. */
function isOtherGroup({ online, onlineNow }: StockSituation): boolean {
  if (online === null) return false;
  const change = Math.abs(onlineNow - online);
  if (online === 0 || onlineNow === 0) return change > 0;
  return change >= Math.max(leastChange, Math.ceil(online * changedShare));
}

/** Low, and there is something to be had. A type that nobody planned for yet counts as low. */
function isLow(info: TaskInfo, situation: StockSituation): boolean {
  if (info.availableSlots <= 0) return false;
  if ((situation.emptyUntil.get(info.typeId) ?? 0) > situation.now.getTime()) return false;
  if (!situation.planned.has(info.typeId)) return true;
  const target = situation.target.get(info.typeId) ?? 0;
  return (situation.stock.get(info.typeId) ?? 0) < target * situation.lowWaterShare;
}
