import {
  defaultMaintenanceSettings,
  planMaintenance,
  planTarget,
  type TargetType,
} from '@exchange/affinity';
import type { TaskInfo } from '@exchange/cluster';
import { withJobLock } from '@exchange/partitions';
import type { Repository } from '../repository.ts';
import { readDoableStock, readStockCounts, type StockCount } from '../store/maintenance-reads.ts';
import { recordMaintenanceRun, type MaintenanceRunRecord } from '../store/maintenance-runs.ts';
import { acquirePlanned, type Acquired } from './acquire-planned.ts';
import { barTypes, type AskingType } from './bar-types.ts';
import { readDemand } from './read-demand.ts';
import { repeatInterruptedPulls } from './pull-slots.ts';
import { dropWhatIsOver, releasePlanned, renewPlanned } from './tend-stock.ts';

export type MaintenanceTrigger = 'timer' | 'low-water' | 'group-change' | 'operator' | 'start';

/** For a performer without a measured or a stated pace. */
const defaultPacePerHour = 20;
/** The rest stays at the requester for other groups, and for accepts from elsewhere. */
const largestShare = 0.5;

/**
 * Profile → target → stock → plan → release, renew, acquire, and a record of it (R2, R4, R7). One at
 * a time per partition, in this process and over processes; who comes while it runs gets the result
 * of the next one. Null when another process is at it.
 */
export async function runMaintenance(
  repository: Repository,
  trigger: string,
): Promise<MaintenanceRunRecord | null> {
  const { maintenance, partition } = repository;
  while (maintenance.running !== null) {
    await maintenance.running.catch(() => null);
  }
  const run = withJobLock(partition, 'stock-maintenance', () => maintain(repository, trigger)).then(
    (record) => record ?? null,
  );
  maintenance.running = run;
  try {
    return await run;
  } finally {
    maintenance.running = null;
  }
}

async function maintain(repository: Repository, trigger: string): Promise<MaintenanceRunRecord> {
  const { partition, supply, directory, maintenance } = repository;
  const startedAt = partition.clock.now();
  const startedMs = performance.now();
  maintenance.groupChanged = false;

  const repeated = await repeatInterruptedPulls(repository);
  const over = await dropWhatIsOver(repository);
  const [demand, taskInfo, stock] = await Promise.all([
    readDemand(repository),
    directory.listTaskInfo(),
    readStockCounts(partition),
  ]);
  const group = demand.performers.map(({ key }) => key);
  const doable = await readDoableStock(partition, group);
  const asking = listAsking(taskInfo, stock);
  const performers = await barTypes(repository, demand.performers, asking);
  const target = planTarget({
    period: { startAt: startedAt, seconds: supply.periodSeconds },
    performers,
    population: demand.population,
    types: describeTypes(taskInfo, stock, doable),
    settings: { ...supply, defaultPacePerHour, largestShare },
  });
  const plan = planMaintenance(target, stock, taskInfo, {
    ...defaultMaintenanceSettings,
    lowWaterShare: supply.lowWaterShare,
    maximumStock: supply.maximumStock,
  });
  const released = await releasePlanned(repository, plan.types);
  const renewed = await renewPlanned(repository, plan.types);
  const acquired = await acquirePlanned(repository, plan.types, taskInfo, repeated.silent);

  maintenance.target = new Map(target.map((entry) => [entry.typeId, entry.slots]));
  maintenance.planned = new Set(taskInfo.map((info) => info.typeId));
  maintenance.ranAt = startedAt;
  const reasons = new Map(target.map((entry) => [entry.typeId, entry.reason]));
  const record: MaintenanceRunRecord = {
    startedAt,
    durationMs: Math.round(performance.now() - startedMs),
    trigger,
    target: Object.fromEntries(maintenance.target),
    stock: Object.fromEntries(stock.map((entry) => [entry.typeId, entry.free])),
    wanted: plan.types.reduce((sum, type) => sum + type.acquire, 0),
    acquired: acquired.slots + repeated.slots,
    renewed: renewed.renewed,
    released: released.slots + renewed.refused,
    expired: over.slots,
    messages: acquired.messages + renewed.messages + released.messages + over.messages,
    details: plan.types.map((type) => ({
      typeId: type.typeId,
      partitionId: type.partitionId,
      target: type.target,
      stock: type.stock,
      asked: type.acquire,
      got: acquired.byType.get(type.typeId) ?? 0,
      renewed: renewed.byType.get(type.typeId) ?? 0,
      released: released.byType.get(type.typeId) ?? 0,
      reason: describeReason(type, reasons.get(type.typeId), acquired),
    })),
  };
  await recordMaintenanceRun(partition, record);
  maintenance.lastRun = record;
  if (record.acquired > 0) tellGroup(repository, demand.performers);
  return record;
}

/** What lies here may have gone from the summaries. */
function listAsking(
  taskInfo: readonly TaskInfo[],
  stock: readonly StockCount[],
): readonly AskingType[] {
  const types = new Map<string, AskingType>(stock.map((entry) => [entry.typeId, entry]));
  for (const info of taskInfo) types.set(info.typeId, info);
  return [...types.values()];
}

/** Types with something left, near or far. */
function describeTypes(
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

function describeReason(
  type: { readonly typeId: string; readonly reason: string },
  target: string | undefined,
  acquired: Acquired,
): string {
  const parts = [
    type.reason,
    target === undefined ? '' : `target: ${target}`,
    acquired.reasons.get(type.typeId) ?? '',
  ];
  return parts.filter((part) => part !== '').join('; ');
}

/** Pages of those who are here look at the feed again. */
function tellGroup(
  repository: Repository,
  performers: readonly { readonly key: string; readonly online: boolean }[],
): void {
  const online = performers.filter((performer) => performer.online).slice(0, 500);
  repository.directory.notifyUsers(
    online.map((performer) => ({ ownerKey: performer.key, topics: ['feed'] })),
  );
}
