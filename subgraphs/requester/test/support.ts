import { buildSubgraphSchema } from '@apollo/subgraph';
import type {
  Directory,
  GroupProfileRow,
  NodeModule,
  NodeServices,
  ProcedureCall,
  ProcedureOutput,
  TaskInfo,
  UserChange,
} from '@exchange/cluster';
import type { OwnerKey, Scope, Viewer } from '@exchange/kernel';
import {
  ExchangeError,
  FakeClock,
  newId,
  newOwnerKey,
  roleOf,
  scopes,
  seededRandom,
} from '@exchange/kernel';
import { silentLogger } from '@exchange/partitions';
import { createPseudonyms } from '@exchange/service';
import { exampleForms } from '@exchange/tasks/examples';
import { openTestPartition } from '@exchange/testkit/database';
import type { ExecutionResult } from 'graphql';
import { graphql, GraphQLError } from 'graphql';
import { createRequesterModule } from '../src/index.ts';
import type { RequesterContext } from '../src/index.ts';

export type TestNode = Awaited<ReturnType<typeof openTestNode>>;
export type Requester = Awaited<ReturnType<TestNode['addRequester']>>;

export const pseudonyms = createPseudonyms('a secret of tests, not short at all');

/** A requester node with one partition, on a database of its own. */
export async function openTestNode() {
  const clock = new FakeClock(new Date('2026-05-01T12:00:00Z'));
  const partition = await openTestPartition('requester', clock, { id: 'r1' });
  const random = seededRandom(7);
  const elsewhere = new Set<OwnerKey>();
  const changes: UserChange[] = [];
  const published = new Map<string, TaskInfo>();
  const profiles = new Map<string, GroupProfileRow>();
  const offers: { answer(call: ProcedureCall<'offer'>): Promise<ProcedureOutput<'offer'>> } = {
    answer: () => Promise.reject(new Error('No other node is needed here.')),
  };
  const homes = new Map<OwnerKey, string>();
  const formerHomes = new Map<OwnerKey, string>();
  const homeOf = (ownerKey: OwnerKey) => {
    if (elsewhere.has(ownerKey)) return 'r9';
    return roleOf(ownerKey) === 'requester' ? partition.id : 'p1';
  };
  const formers = (ownerKey: OwnerKey) => {
    const partitionId = formerHomes.get(ownerKey);
    return partitionId === undefined
      ? []
      : [{ partitionId, untilMs: clock.now().getTime() + 86_400_000 }];
  };
  const home = (ownerKey: OwnerKey) =>
    Promise.resolve({
      ownerKey,
      accountId: `account-${ownerKey}`,
      partitionId: homes.get(ownerKey) ?? homeOf(ownerKey),
      state: 'active' as const,
      epoch: 3,
      formers: formers(ownerKey),
    });
  const directory: Directory = {
    findHome: home,
    refreshHome: home,
    // `test` is a node that serves everything; `node-of-p1` serves p1.
    isServedBy: (partitionId, nodeId) =>
      Promise.resolve(nodeId === 'test' || nodeId === `node-of-${partitionId}`),
    requireNodeUrl: () => Promise.reject(new Error('No other node is needed here.')),
    forgetNode: () => undefined,
    listTaskInfo: () => Promise.resolve([...published.values()]),
    publishTaskInfo(_, typeIds, rows) {
      for (const typeId of typeIds) published.delete(typeId);
      for (const row of rows) published.set(row.typeId, row);
      return Promise.resolve();
    },
    publishGroupProfile: () => Promise.resolve(),
    keepGroupProfiles: () => Promise.resolve(),
    listGroupProfiles: () => Promise.resolve([...profiles.values()]),
    listRequesterPartitions: () => Promise.resolve([partition.id]),
    notifyUsers: (told) => void changes.push(...told),
  };
  const services: NodeServices = {
    nodeId: 'node-1',
    clock,
    log: silentLogger,
    directory,
    nodes: {
      call: async (procedure, input) => {
        if (procedure !== 'offer') throw new Error('No other node is needed here.');
        return (await offers.answer(input as never)) as never;
      },
      send: (messages) => Promise.resolve({ delivered: messages.map(({ id }) => id), failed: [] }),
    },
    pseudonyms,
    supply: {
      leaseSeconds: 600,
      maintenanceSeconds: 15,
      periodSeconds: 3_600,
      lowWaterShare: 0.5,
      minimumTarget: 1,
      maximumStock: 1_000,
      queueLimit: 25,
      overdueSeconds: 86_400,
      grants: 'exclusive',
      groupInformation: 'sent',
      taskInformation: 'repository',
      push: {
        ...{ mode: 'lease', everySeconds: 15, afterSeconds: 600, urgentSeconds: 1_800 },
        ...{ split: 'proportional', smallest: 4, groups: 8, batchSize: 500 },
      },
    },
  };
  const module: NodeModule<RequesterContext> = createRequesterModule(
    services,
    new Map([[partition.id, partition]]),
  );
  const schema = buildSubgraphSchema({
    typeDefs: module.typeDefs,
    resolvers: module.resolvers as never,
  });

  async function execute(
    viewer: Viewer | null,
    source: string,
    variableValues: Record<string, unknown> = {},
  ): Promise<ExecutionResult> {
    const contextValue = module.createContext({ viewer, requestId: 'request-1' });
    return graphql({ schema, source, variableValues, contextValue });
  }

  async function runJob(name: string): Promise<number> {
    const job = module.jobs.find((one) => one.name === `requester-${name}`);
    if (job === undefined) throw new Error(`There is no job ${name}.`);
    let total = 0;
    for (let round = 0; round < 1_000; round += 1) {
      const done = await job.run();
      if (done === 0) return total;
      total += done;
    }
    throw new Error(`The job ${name} does not end.`);
  }

  let grants = 0;
  const acquire = (
    wants: Partial<ProcedureCall<'acquire'>> & { typeId: string; slots: number },
    caller?: string,
  ) => {
    const { typeId, slots, ...more } = wants;
    grants += 1;
    const call: ProcedureCall<'acquire'> = {
      partitionId: partition.id,
      holder: 'p1',
      grantId: `grant-${grants}`,
      kind: 'exclusive',
      performerKey: null,
      leaseSeconds: 600,
      wants: [{ typeId, slots, taskId: null, excludeTaskIds: [] }],
      ...more,
    };
    return call_(module, 'acquire', call, caller);
  };

  let deliveries = 0;
  const deliver = (
    messages: { to: string; kind: string; payload: unknown; id?: string }[],
    caller?: string,
  ) =>
    call_(
      module,
      'deliver',
      {
        partitionId: partition.id,
        messages: messages.map((message) => ({ id: `message-${(deliveries += 1)}`, ...message })),
      },
      caller,
    );

  /** A message of submitted work on a lease, by a new performer unless one is named. */
  const submission = (
    lease: { leaseId: string; taskId: string; requesterKey: string },
    more: { performerKey?: string; answer?: Record<string, unknown>; id?: string } = {},
  ) => {
    const { performerKey = newOwnerKey('performer', random), answer, ...rest } = more;
    return {
      to: lease.requesterKey,
      kind: 'submission.delivered',
      payload: {
        assignmentId: newId('assignment', performerKey, clock),
        performerKey,
        taskId: lease.taskId,
        leaseId: lease.leaseId,
        leaseEpoch: 1,
        answer: answer ?? { sentiment: 'positive' },
        acceptedAt: clock.now(),
        submittedAt: new Date(clock.now().getTime() + 60_000),
      },
      ...rest,
    };
  };

  async function addRequester(deposit = 0, key = newOwnerKey('requester')) {
    await call_(module, 'createUser', {
      partitionId: partition.id,
      ownerKey: key,
      accountId: `account-${key}`,
      displayName: 'Lake Survey',
      interests: [],
    });
    const viewer = viewerOf(key);
    const ask = async <T>(source: string, variables: Record<string, unknown> = {}): Promise<T> => {
      const { data, errors } = await execute(viewer, source, variables);
      if (errors !== undefined) throw errors[0]?.originalError ?? errors[0] ?? new Error('?');
      return data as T;
    };
    const requester = { key, viewer, ask };
    if (deposit > 0) {
      await ask(
        `mutation ($input: DepositFundsInput!) { depositFunds(input: $input) { __typename } }`,
        { input: { amountMinor: deposit, idempotencyKey: `deposit-${key}` } },
      );
    }
    return requester;
  }

  return {
    clock,
    partition,
    module,
    services,
    elsewhere,
    homes,
    formerHomes,
    changes,
    published,
    profiles,
    offers,
    random,
    execute,
    runJob,
    acquire,
    deliver,
    submission,
    addRequester,
    close: () => partition.close(),
  };
}

async function call_<P extends keyof NodeModule['handlers']>(
  module: NodeModule<RequesterContext>,
  procedure: P,
  input: ProcedureCall<P>,
  caller = 'test',
): Promise<ProcedureOutput<P>> {
  const handler = module.handlers[procedure];
  if (handler === undefined) throw new Error(`Nothing answers ${procedure}.`);
  return handler(input, { requestId: 'request-1', caller });
}
export const callNode = call_;

export function viewerOf(requester: OwnerKey | null, allowed: readonly Scope[] = scopes): Viewer {
  return {
    accountId: 'account',
    requester,
    performer: null,
    roles: requester === null ? ['performer'] : ['requester'],
    scopes: allowed,
  };
}

export function codeOf(result: ExecutionResult): string | null {
  const [error] = result.errors ?? [];
  if (error === undefined) return null;
  let original: unknown = error;
  while (original instanceof GraphQLError && original.originalError)
    original = original.originalError;
  if (original instanceof ExchangeError) return original.code;
  const code = error.extensions['code'];
  return typeof code === 'string' ? code : `unexpected: ${error.message}`;
}

export const terms = {
  title: 'Sentiment of a sentence',
  description: 'Say how a sentence sounds.',
  instructions: 'Read it **twice**.',
  category: 'sentiment',
  keywords: ['text', 'short'],
  rewardMinor: 10,
  timeAllowedSeconds: 300,
  autoApprovalSeconds: 3_600,
  form: exampleForms[0]?.form,
};
/** Reward 10 and fee 2. */
export const costMinor = 12;
export const csvOf = (rows: readonly string[]): string => ['sentence', ...rows].join('\n');
