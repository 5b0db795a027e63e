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

/** Of one call. */
const mostWants = 200;
/** A requester that had nothing is not asked again before this, unless the timer comes round. */
const emptyMs = 5_000;

/**
 * One call per requester partition (R10), or several after one another when there is very much to ask for;
 * partitions side by side: one that is slow delays only itself.
 */
export async function acquirePlanned(
  repository: Repository,
  plans: readonly TypePlan[],
  taskInfo: readonly TaskInfo[],
  silent: ReadonlySet<string>,
): Promise<Acquired> {
  const asked = plans.filter((plan) => plan.acquire > 0 && plan.partitionId !== null);
  const inStock = await listStockTasks(
    repository.partition,
    repository.groupId,
    asked.map((plan) => plan.typeId),
  );
  const infoOf = new Map(taskInfo.map((info) => [info.typeId, info]));
  const byPartition = Map.groupBy(asked, (plan) => plan.partitionId ?? '');
  const answers = await Promise.all(
    [...byPartition].map(async ([partitionId, group]) => {
      const wants = group.map((plan) =>
        toWant(plan, infoOf.get(plan.typeId), inStock.get(plan.typeId) ?? []),
      );
      if (silent.has(partitionId)) return [{ wants, pulled: notAsked, calls: 0 }];
      return pullAll(repository, partitionId, wants, infoOf);
    }),
  );
  const all = answers.flat();
  const byType = new Map(all.flatMap(({ pulled }) => [...pulled.byType]));
  rememberEmpty(repository, asked, byType);
  return {
    slots: all.reduce((sum, { pulled }) => sum + pulled.slots, 0),
    messages: all.reduce((sum, { calls }) => sum + calls, 0),
    byType,
    reasons: new Map(all.flatMap(({ wants, pulled }) => listReasons(wants, pulled))),
  };
}

interface Answered {
  readonly wants: readonly Want[];
  readonly pulled: Pulled;
  readonly calls: number;
}

/** In parts that one call takes, up to one that is not answered: the rest is not asked for then. */
async function pullAll(
  repository: Repository,
  partitionId: string,
  wants: readonly Want[],
  infoOf: ReadonlyMap<string, TaskInfo>,
): Promise<readonly Answered[]> {
  const answers: Answered[] = [];
  for (let from = 0; from < wants.length; from += mostWants) {
    const part = wants.slice(from, from + mostWants);
    const answer = await pullFrom(repository, partitionId, part, infoOf);
    if (answer.pulled.failure !== null) {
      return [...answers, { wants: wants.slice(from), ...answer }];
    }
    answers.push({ wants: part, ...answer });
  }
  return answers;
}

const notAsked: Pulled = {
  slots: 0,
  byType: new Map(),
  shortages: [],
  failure: 'still silent since the last run',
};

function listReasons(wants: readonly Want[], pulled: Pulled): [string, string][] {
  const { failure } = pulled;
  if (failure === null) return pulled.shortages.map(({ typeId, reason }) => [typeId, reason]);
  return wants.map((want) => [want.typeId, failure]);
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
