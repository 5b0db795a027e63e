import { planTarget, ratesPerHour } from '@exchange/affinity';
import { operatorsKey } from '@exchange/cluster';
import { withJobLock } from '@exchange/partitions';
import type { Repository } from '../repository.ts';
import { readStockCounts } from '../store/maintenance-reads.ts';
import { recordMaintenanceRun, type MaintenanceRunRecord } from '../store/maintenance-runs.ts';
import { acquirePlanned } from './acquire-planned.ts';
import { barTypes } from './bar-types.ts';
import { chooseDetails } from './choose-details.ts';
import { defaultPacePerHour } from './describe-demand.ts';
import { describeTypes, listAsking } from './describe-types.ts';
import { addToTotals } from './maintenance-totals.ts';
import { expectationsOf } from './expect-offered.ts';
import { planSupply } from './plan-supply.ts';
import { readDemand } from './read-demand.ts';
import { readDoable } from './read-doable.ts';
import { recordPlan } from './record-plan.ts';
import { repeatInterruptedPulls } from './pull-slots.ts';
import { dropWhatIsOver, releasePlanned, renewPlanned } from './tend-stock.ts';

/** A run with the id of its record. */
export type RecordedRun = MaintenanceRunRecord & { readonly id: string };

export type MaintenanceTrigger = 'timer' | 'low-water' | 'group-change' | 'operator' | 'start';

/** The rest stays at the requester for other groups, and for accepts from elsewhere. */
const largestShare = 0.5;

/**
 * Profile → target → stock → plan → release, renew, acquire, and a record of it (R2, R4, R7). One at
 * a time per repository, in this process and over processes; who comes while it runs gets the result
 * of the next one. Null when another process is at it.
 */
export async function runMaintenance(
  repository: Repository,
  trigger: string,
): Promise<RecordedRun | null> {
  const { maintenance, partition } = repository;
  while (maintenance.running !== null) {
    await maintenance.running.catch(() => null);
  }
  const run = withJobLock(partition, lockOf(repository), () => maintain(repository, trigger)).then(
    (record) => record ?? null,
  );
  maintenance.running = run;
  try {
    return await run;
  } finally {
    maintenance.running = null;
  }
}

function lockOf({ groupId }: Repository): string {
  return groupId === '' ? 'stock-maintenance' : `stock-maintenance/${groupId}`;
}

async function maintain(repository: Repository, trigger: string): Promise<RecordedRun> {
  const { partition, groupId, supply, directory, maintenance } = repository;
  const startedAt = partition.clock.now();
  const startedMs = performance.now();
  maintenance.groupChanged = false;

  const repeated = await repeatInterruptedPulls(repository);
  const over = await dropWhatIsOver(repository);
  const [demand, taskInfo, stock] = await Promise.all([
    readDemand(repository),
    directory.listTaskInfo(),
    readStockCounts(partition, groupId),
  ]);
  const inStock = stock.map(({ typeId }) => typeId);
  const doable = await readDoable(repository, demand.performers, inStock);
  const asking = listAsking(taskInfo, stock);
  const performers = await barTypes(repository, demand.performers, asking);
  const target = planTarget({
    period: { startAt: startedAt, seconds: supply.periodSeconds },
    performers,
    population: demand.population,
    types: describeTypes(taskInfo, stock, doable),
    takes: ratesPerHour(repository.takes, startedAt.getTime()),
    settings: { ...supply, defaultPacePerHour, largestShare },
  });
  const plan = await planSupply(repository, target, stock, taskInfo);
  const released = await releasePlanned(repository, plan.types);
  const renewed = await renewPlanned(repository, plan.types);
  const acquired = await acquirePlanned(repository, plan.types, taskInfo, repeated.silent);

  maintenance.target = new Map(target.map((entry) => [entry.typeId, entry.slots]));
  maintenance.planned = new Set(taskInfo.map((info) => info.typeId));
  maintenance.ranAt = startedAt;
  maintenance.online = demand.performers.filter(({ online }) => online).length;
  maintenance.expected = expectationsOf(target, supply.minimumTarget);
  const { plans, details } = recordPlan({
    ...{ target, plan, acquired, types: [...stock, ...taskInfo] },
    ...{ renewed: renewed.byType, released: released.byType },
  });
  maintenance.plans = plans;
  const record: MaintenanceRunRecord = {
    startedAt,
    durationMs: Math.round(performance.now() - startedMs),
    trigger,
    target: Object.fromEntries([...maintenance.target].filter(([, slots]) => slots > 0)),
    stock: Object.fromEntries(stock.map((entry) => [entry.typeId, entry.free])),
    wanted: plan.types.reduce((sum, type) => sum + type.acquire, 0),
    acquired: acquired.slots + repeated.slots,
    renewed: renewed.renewed,
    released: released.slots + renewed.refused,
    expired: over.slots,
    messages: acquired.messages + renewed.messages + released.messages + over.messages,
    details: chooseDetails(details),
  };
  const id = await recordMaintenanceRun(partition, groupId, record);
  maintenance.lastRun = record;
  addToTotals(maintenance.totals, record);
  if (record.acquired > 0) tellGroup(repository, demand.performers);
  directory.notifyUsers([{ ownerKey: operatorsKey, topics: ['supply'] }]);
  return { ...record, id: String(id) };
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
