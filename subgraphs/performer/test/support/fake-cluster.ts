import { partitionOfRepository } from '@exchange/cluster';
import type {
  Directory,
  Envelope,
  GrantedLease,
  NodeClient,
  ProcedureCall,
  ProcedureInput,
  ProcedureName,
  ProcedureOutput,
  TaskInfo,
  TypeTerms,
  UserChange,
} from '@exchange/cluster';
import { newId, type Clock, type ExchangeError } from '@exchange/kernel';

type Acquire = ProcedureCall<'acquire'>;
type Granted = ProcedureOutput<'acquire'>;

/** A requester partition in memory: tasks with slots, leased as the real one leases them. */
export interface FakeRequester {
  readonly terms: TypeTerms;
  readonly tasks: Map<
    string,
    { available: number; input: Record<string, unknown>; priority: number }
  >;
  readonly grants: Map<string, Granted>;
  readonly refuseRenewal: Set<string>;
}

export interface FakeCluster {
  readonly directory: Directory;
  readonly nodes: NodeClient;
  readonly requesters: Map<string, FakeRequester>;
  readonly homes: Map<string, string>;
  readonly calls: { procedure: string; input: unknown }[];
  readonly sent: Envelope[];
  readonly notified: UserChange[];
  readonly profiles: Map<string, unknown>;
  /** Thrown by the next calls, the first one first. */
  readonly failures: ExchangeError[];
  /** What the directory says, when it is not the truth. */
  taskInfo: readonly TaskInfo[] | null;
  deliver: ((messages: readonly Envelope[]) => Promise<void>) | null;
}

export const requesterPartition = 'r1';

/** The node that serves a partition in these tests. */
export function nodeOf(partitionId: string): string {
  return `node-of-${partitionId}`;
}

export function createFakeCluster(clock: Clock): FakeCluster {
  const cluster: FakeCluster = {
    requesters: new Map(),
    homes: new Map(),
    calls: [],
    sent: [],
    notified: [],
    profiles: new Map(),
    failures: [],
    taskInfo: null,
    deliver: null,
    directory: {
      findHome: (ownerKey) => Promise.resolve(homeOf(ownerKey)),
      refreshHome: (ownerKey) => Promise.resolve(homeOf(ownerKey)),
      isServedBy: (partitionId, nodeId) => Promise.resolve(nodeId === nodeOf(partitionId)),
      requireNodeUrl: () => Promise.resolve('http://node.test'),
      forgetNode: () => undefined,
      listTaskInfo: () => Promise.resolve(cluster.taskInfo ?? summarise(cluster, clock)),
      publishTaskInfo: () => Promise.resolve(),
      publishGroupProfile: (id, profile) => {
        cluster.profiles.set(id, profile);
        return Promise.resolve();
      },
      keepGroupProfiles: (partitionId, kept) => {
        for (const id of cluster.profiles.keys()) {
          if (partitionOfRepository(id) === partitionId && !kept.includes(id)) {
            cluster.profiles.delete(id);
          }
        }
        return Promise.resolve();
      },
      listGroupProfiles: () => Promise.resolve([]),
      listRequesterPartitions: () => Promise.resolve([requesterPartition]),
      notifyUsers: (changes) => {
        cluster.notified.push(...changes);
      },
    },
    nodes: {
      async call<P extends ProcedureName>(procedure: P, input: ProcedureInput<P>) {
        cluster.calls.push({ procedure, input });
        const failure = cluster.failures.shift();
        if (failure !== undefined) throw failure;
        const answer =
          procedure === 'acquire'
            ? grant(cluster, input as Acquire, clock)
            : renew(cluster, input, clock);
        return Promise.resolve(answer as ProcedureOutput<P>);
      },
      async send(messages) {
        cluster.sent.push(...messages);
        await cluster.deliver?.(messages);
        return { delivered: messages.map((message) => message.id), failed: [] };
      },
    },
  };
  const homeOf = (ownerKey: string) => {
    const partitionId = cluster.homes.get(ownerKey);
    if (partitionId === undefined) return null;
    return {
      ownerKey,
      accountId: `account-${ownerKey}`,
      partitionId,
      state: 'active',
      epoch: 7,
    } as const;
  };
  return cluster;
}

function summarise(cluster: FakeCluster, clock: Clock): TaskInfo[] {
  return [...cluster.requesters.values()].map(({ terms, tasks }) => {
    const { instructions: _i, form: _f, ...rest } = terms;
    return {
      ...rest,
      partitionId: requesterPartition,
      availableSlots: [...tasks.values()].reduce((sum, task) => sum + task.available, 0),
      openTasks: tasks.size,
      totalTasks: tasks.size,
      oldestAt: clock.now(),
      earliestDeadlineAt: null,
      publishedAt: clock.now(),
    };
  });
}

function grant(cluster: FakeCluster, call: Acquire, clock: Clock): Granted {
  const leases: GrantedLease[] = [];
  const types: TypeTerms[] = [];
  const shortages: Granted['shortages'] = [];
  for (const want of call.wants) {
    const requester = cluster.requesters.get(want.typeId);
    if (requester === undefined) {
      shortages.push({ typeId: want.typeId, reason: 'unknown' });
      continue;
    }
    const before = requester.grants.get(call.grantId);
    if (before !== undefined) return before;
    types.push(requester.terms);
    let left = want.slots;
    for (const [taskId, task] of requester.tasks) {
      if (left === 0) break;
      if (task.available === 0 || want.excludeTaskIds.includes(taskId)) continue;
      if (want.taskId !== null && want.taskId !== taskId) continue;
      task.available -= 1;
      left -= 1;
      const seconds = call.leaseSeconds + requester.terms.timeAllowedSeconds;
      leases.push({
        leaseId: newId('lease', requester.terms.requesterKey, clock),
        epoch: 1,
        kind: call.kind === 'information' ? 'exclusive' : call.kind,
        taskId,
        typeId: want.typeId,
        batchId: `batch_${requester.terms.requesterKey}`,
        requesterKey: requester.terms.requesterKey,
        input: task.input,
        slots: 1,
        priority: task.priority,
        deadlineAt: null,
        expiresAt: new Date(clock.now().getTime() + seconds * 1_000),
      });
    }
    if (left > 0) shortages.push({ typeId: want.typeId, reason: 'none-left' });
  }
  const granted = { types, leases, listed: [], shortages };
  for (const want of call.wants) {
    cluster.requesters.get(want.typeId)?.grants.set(call.grantId, granted);
  }
  return granted;
}

function renew(cluster: FakeCluster, input: unknown, clock: Clock): ProcedureOutput<'renew'> {
  const call = input as ProcedureCall<'renew'>;
  const refusals = new Set([...cluster.requesters.values()].flatMap((r) => [...r.refuseRenewal]));
  return {
    renewed: call.leases
      .filter(({ leaseId }) => !refusals.has(leaseId))
      .map(({ leaseId, epoch }) => ({
        leaseId,
        epoch: epoch + 1,
        expiresAt: new Date(clock.now().getTime() + (call.leaseSeconds + 600) * 1_000),
      })),
    refused: call.leases.map(({ leaseId }) => leaseId).filter((id) => refusals.has(id)),
  };
}
