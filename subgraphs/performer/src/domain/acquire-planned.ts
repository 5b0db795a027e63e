import type { TypePlan } from '@exchange/affinity';
import type { TaskInfo } from '@exchange/cluster';
import type { Repository } from '../repository.ts';
import { listStockTasks } from '../store/maintenance-reads.ts';
import { pullSlots, type Pulled, type Want } from './pull-slots.ts';

export interface Acquired {
  readonly slots: number;
  readonly messages: number;
  readonly byType: ReadonlyMap<string, number>;
  /** Why a type got less than was asked. */
  readonly reasons: ReadonlyMap<string, string>;
}

const mostWants = 200;
/** A requester that had nothing is not asked again before this, unless the timer comes round. */
const emptyMs = 5_000;

/** One call per requester partition (R10). */
export async function acquirePlanned(
  repository: Repository,
  plans: readonly TypePlan[],
  taskInfo: readonly TaskInfo[],
): Promise<Acquired> {
  const asked = plans.filter((plan) => plan.acquire > 0 && plan.partitionId !== null);
  const inStock = await listStockTasks(
    repository.partition,
    asked.map((plan) => plan.typeId),
  );
  const infoOf = new Map(taskInfo.map((info) => [info.typeId, info]));
  const byPartition = Map.groupBy(asked, (plan) => plan.partitionId ?? '');
  const byType = new Map<string, number>();
  const reasons = new Map<string, string>();
  let messages = 0;
  let slots = 0;
  for (const [partitionId, group] of byPartition) {
    const wants = group
      .slice(0, mostWants)
      .map((plan) => toWant(plan, infoOf.get(plan.typeId), inStock.get(plan.typeId) ?? []));
    const { pulled, calls } = await pullFrom(repository, partitionId, wants, infoOf);
    messages += calls;
    slots += pulled.slots;
    for (const [typeId, got] of pulled.byType) byType.set(typeId, got);
    for (const shortage of pulled.shortages) reasons.set(shortage.typeId, shortage.reason);
    if (pulled.failure !== null) {
      for (const want of wants) reasons.set(want.typeId, `no answer: ${pulled.failure}`);
    }
  }
  rememberEmpty(repository, asked, byType);
  return { slots, messages, byType, reasons };
}

/**
 * Tasks that lie here already are left out while there are others, so that the group finds as many
 * different tasks as possible: nobody does a task twice.
 */
function toWant(plan: TypePlan, info: TaskInfo | undefined, inStock: readonly string[]): Want {
  const others = (info?.openTasks ?? 0) > inStock.length;
  return {
    typeId: plan.typeId,
    slots: plan.acquire,
    taskId: null,
    excludeTaskIds: others ? inStock.slice(0, 1_000) : [],
  };
}

/** A requester that moved is looked up again once. */
async function pullFrom(
  repository: Repository,
  partitionId: string,
  wants: readonly Want[],
  infoOf: ReadonlyMap<string, TaskInfo>,
): Promise<{ pulled: Pulled; calls: number }> {
  const pulled = await pullSlots(repository, partitionId, wants);
  if (pulled.failure !== 'USER_MOVED') return { pulled, calls: 1 };
  const [first] = wants;
  const requesterKey = first === undefined ? undefined : infoOf.get(first.typeId)?.requesterKey;
  if (requesterKey === undefined) return { pulled, calls: 1 };
  const home = await repository.directory.refreshHome(requesterKey);
  if (home === null || home.partitionId === partitionId) return { pulled, calls: 1 };
  return { pulled: await pullSlots(repository, home.partitionId, wants), calls: 2 };
}

function rememberEmpty(
  repository: Repository,
  asked: readonly TypePlan[],
  byType: ReadonlyMap<string, number>,
): void {
  const { emptyUntil } = repository.maintenance;
  const until = repository.partition.clock.now().getTime() + emptyMs;
  for (const plan of asked) {
    if ((byType.get(plan.typeId) ?? 0) > 0) emptyUntil.delete(plan.typeId);
    else emptyUntil.set(plan.typeId, until);
  }
}
