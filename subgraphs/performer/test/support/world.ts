import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, type GraphQLSchema } from 'graphql';
import type { JobDefinition, NodeModule, SupplySettings, TypeTerms } from '@exchange/cluster';
import {
  FakeClock,
  newId,
  newOwnerKey,
  scopes,
  seededRandom,
  type ExchangeError,
  type Viewer,
} from '@exchange/kernel';
import type { PerformerPartition } from '@exchange/partitions';
import { createPseudonyms } from '@exchange/service';
import { exampleForms } from '@exchange/tasks/examples';
import { openTestPartition } from '@exchange/testkit/database';
import { createPerformerModule, type PaymentRail, type PerformerContext } from '../../src/index.ts';
import type { RepositoryServices } from '../../src/repository.ts';
import { createFakeCluster, requesterPartition, type FakeCluster } from './fake-cluster.ts';

export interface Answer {
  readonly data: Record<string, never> | null;
  readonly codes: readonly string[];
  readonly messages: readonly string[];
}

export interface World {
  readonly clock: FakeClock;
  /** p1 */
  readonly partition: PerformerPartition;
  readonly partitions: ReadonlyMap<string, PerformerPartition>;
  readonly cluster: FakeCluster;
  readonly module: NodeModule<PerformerContext>;
  close(): Promise<void>;
  /** On p1, unless another partition is named. */
  addPerformer(
    interests?: readonly string[],
    partitionId?: string,
  ): Promise<Viewer & { readonly performer: string }>;
  /** A type at the requester with this many tasks; its id. */
  addType(options?: Partial<TypeTerms> & { tasks?: number; slotsPerTask?: number }): string;
  /** Runs an operation; a failed one gives codes instead of throwing. */
  ask(viewer: Viewer | null, source: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** Runs a job of a partition, p1 unless another is named, until it has nothing to do. */
  run(job: string, partitionId?: string): Promise<void>;
  maintain(trigger?: string): Promise<Record<string, unknown>>;
  rows<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

export const pseudonyms = createPseudonyms('a secret of tests, not short at all');

export const supply: SupplySettings = {
  leaseSeconds: 3_600,
  maintenanceSeconds: 15,
  periodSeconds: 3_600,
  lowWaterShare: 0.5,
  minimumTarget: 10,
  maximumStock: 1_000,
  queueLimit: 3,
  overdueSeconds: 86_400,
  grants: 'exclusive',
  groupInformation: 'sent',
  taskInformation: 'repository',
  push: {
    ...{ mode: 'lease', everySeconds: 15, afterSeconds: 600, urgentSeconds: 1_800 },
    ...{ split: 'proportional', smallest: 4, groups: 8, batchSize: 500 },
  },
};

let seed = 1;

export async function openWorld(
  settings: Partial<SupplySettings> = {},
  rail?: PaymentRail,
  more: Partial<Pick<RepositoryServices, 'feed' | 'history' | 'feeding'>> = {},
): Promise<World> {
  const clock = new FakeClock(new Date('2026-03-02T10:00:00Z'));
  const ids = new Set(['p1', ...(more.feeding?.keys() ?? [])]);
  const partitions = new Map<string, PerformerPartition>();
  for (const id of ids) partitions.set(id, await openTestPartition('performer', clock, { id }));
  const partition = partitions.get('p1');
  if (partition === undefined) throw new Error('p1 is always there.');
  const cluster = createFakeCluster(clock);
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const module = createPerformerModule(
    {
      nodeId: 'performer-c',
      clock,
      log,
      directory: cluster.directory,
      nodes: cluster.nodes,
      pseudonyms,
      supply: { ...supply, ...settings },
      ...more,
    },
    partitions,
    rail,
  );
  const schema: GraphQLSchema = buildSubgraphSchema({
    typeDefs: module.typeDefs,
    resolvers: module.resolvers as never,
  });
  let statements = 0;
  const random = seededRandom(seed++);

  return {
    clock,
    partition,
    partitions,
    cluster,
    module,
    async close() {
      for (const one of partitions.values()) await one.close();
    },

    async addPerformer(interests = [], partitionId = 'p1') {
      const performer = newOwnerKey('performer', random);
      cluster.homes.set(performer, partitionId);
      await module.handlers.createUser?.(
        {
          partitionId,
          ownerKey: performer,
          accountId: `account-${performer}`,
          displayName: `Performer ${performer}`,
          interests: [...interests],
        },
        { requestId: 'test', caller: 'test' },
      );
      return {
        accountId: `account-${performer}`,
        requester: null,
        performer,
        roles: ['performer'],
        scopes: [...scopes],
      };
    },

    addType({ tasks = 20, slotsPerTask = 1, ...terms } = {}) {
      const requesterKey = terms.requesterKey ?? newOwnerKey('requester', random);
      const typeId = newId('type', requesterKey, clock, random);
      const [example] = exampleForms;
      if (example === undefined) throw new Error('There is no example form.');
      cluster.homes.set(requesterKey, requesterPartition);
      cluster.requesters.set(typeId, {
        terms: {
          typeId,
          requesterKey,
          requesterName: 'Acme Research',
          title: 'Rate a sentence',
          description: 'Is it positive?',
          instructions: 'Read it, then choose.',
          category: 'sentiment',
          keywords: ['text'],
          rewardMinor: 12,
          currency: 'USD',
          timeAllowedSeconds: 600,
          autoApprovalSeconds: 86_400,
          form: example.form as unknown as Record<string, unknown>,
          criteria: {},
          ...terms,
        },
        tasks: new Map(
          Array.from({ length: tasks }, (_, index) => [
            newId('task', requesterKey, clock, random),
            { available: slotsPerTask, input: { sentence: `Sentence ${index}` }, priority: 0 },
          ]),
        ),
        grants: new Map(),
        refuseRenewal: new Set(),
      });
      return typeId;
    },

    async ask(viewer, source, variables = {}) {
      const result = await graphql({
        schema,
        source,
        variableValues: variables,
        contextValue: module.createContext({ viewer, requestId: 'test' }),
      });
      const errors = result.errors ?? [];
      return {
        data: (result.data ?? null) as Answer['data'],
        codes: errors.map(
          (error) => (error.originalError as ExchangeError | null)?.code ?? error.message,
        ),
        messages: errors.map((error) => error.message),
      };
    },

    async run(name, partitionId = 'p1') {
      const job = findJob(module, name, partitionId);
      for (let round = 0; round < 1_000; round += 1) if ((await job.run()) <= 0) return;
      throw new Error(`The job ${name} never ends.`);
    },

    async maintain(trigger = 'operator') {
      const answer = await module.handlers.maintain?.(
        { partitionId: 'p1', trigger },
        { requestId: 'test', caller: 'test' },
      );
      return answer?.run ?? {};
    },

    rows: (text, values) => partition.query({ name: `world-${statements++}`, text }, values),
  };
}

function findJob(
  module: NodeModule<PerformerContext>,
  name: string,
  partitionId: string,
): JobDefinition {
  const job = module.jobs.find((one) => one.name === name && one.partitionId === partitionId);
  if (job === undefined) throw new Error(`There is no job ${name}.`);
  return job;
}

export const goodAnswer = { sentiment: 'positive' };

const assignmentFields = `id status typeId title local draft deadlineAt acceptedAt input answer task { id }
  paid { minor } reward { minor currency } feedback requester { id } requesterName instructions form serverTime`;

export const operations = {
  feed: `query ($first: Int = 30, $after: String, $filter: FeedFilter, $sort: FeedSort = BEST) {
    feed(first: $first, after: $after, filter: $filter, sort: $sort) {
      totalCount categories pageInfo { hasNextPage endCursor }
      edges { cursor node { typeId title localSlots remoteSlots hidden sampleSize typicalSeconds publishedAt
        hourlyRate { minor } reward { minor } own { submitted approved rejected } lock { code message } requester { id } } }
    }
  }`,
  accept: `mutation ($typeId: ID!, $taskId: ID) { acceptTask(input: { typeId: $typeId, taskId: $taskId }) {
    __typename ... on AcceptTaskSuccess { assignment { ${assignmentFields} } }
    ... on UserError { message } ... on QueueFull { limit } ... on NotAllowed { code } } }`,
  submit: `mutation ($id: ID!, $answer: JSON!, $next: NextWork! = NOTHING) {
    submitAssignment(input: { assignmentId: $id, answer: $answer, next: $next }) {
      __typename ... on SubmitAssignmentSuccess { noNext assignment { ${assignmentFields} } next { ${assignmentFields} } }
      ... on UserError { message } ... on InvalidAnswer { problems { field message } } ... on WrongState { state } } }`,
  goOn: `mutation ($id: ID!, $next: NextWork!) {
    acceptNextTask(input: { assignmentId: $id, next: $next }) {
      __typename ... on AcceptNextTaskSuccess { noNext next { ${assignmentFields} } }
      ... on UserError { message } ... on WrongState { state } } }`,
  give: `mutation ($id: ID!, $reason: ReturnReason) { returnAssignment(input: { assignmentId: $id, reason: $reason }) {
    __typename ... on ReturnAssignmentSuccess { assignment { ${assignmentFields} } }
    ... on UserError { message } ... on WrongState { state } } }`,
  draft: `mutation ($id: ID!, $draft: JSON!) { saveDraft(input: { assignmentId: $id, draft: $draft }) {
    __typename ... on SaveDraftSuccess { savedAt } ... on UserError { message }
    ... on InvalidInput { problems { path message } } ... on WrongState { state } } }`,
  assignment: `query ($id: ID!) { assignment(id: $id) { ${assignmentFields} } }`,
  queue: `{ queue { limit serverTime value { minor } assignments { ${assignmentFields} } } }`,
  history: `query ($first: Int = 50, $after: String, $status: [AssignmentStatus!], $typeId: ID) {
    assignments(first: $first, after: $after, status: $status, typeId: $typeId) {
      pageInfo { hasNextPage endCursor } edges { cursor node { ${assignmentFields} } } } }`,
  preview: `query ($typeId: ID!) { preview(typeId: $typeId) { instructions form sampleInput entry { typeId localSlots } } }`,
  earnings: `query ($days: Int = 30) { earnings(days: $days) { pendingCount pendingUntil pending { minor } today { minor }
    week { minor } total { minor } hourlyRate { minor } balance { available { minor } paidOut { minor } }
    daily { day submitted earned { minor } } } }`,
  ledger: `query ($first: Int = 50, $after: String) { performerLedger(first: $first, after: $after) {
    pageInfo { hasNextPage endCursor } edges { node { id kind reference title amount { minor } } } } }`,
  payout: `mutation ($amount: SafeInt!, $key: String!) {
    requestPayout(input: { amountMinor: $amount, idempotencyKey: $key }) { __typename
      ... on RequestPayoutSuccess { balance { available { minor } paidOut { minor } }
        payout { id status reason amount { minor } } }
      ... on InvalidInput { message problems { path message } } } }`,
  payouts: `query ($first: Int = 20, $after: String) { payouts(first: $first, after: $after) {
    pageInfo { hasNextPage endCursor } edges { node { status reason amount { minor } endedAt } } } }`,
  preferences: `mutation ($input: UpdatePreferencesInput!) { updatePreferences(input: $input) { __typename
    ... on UpdatePreferencesSuccess { performer { id preferences { categories pacePerHour hiddenRequesters hiddenTypes } } }
    ... on InvalidInput { message problems { path message } } } }`,
  entities: `query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename
    ... on Performer { id displayName standing { submitted approved approvalRate } }
    ... on Assignment { id status } } }`,
} as const;
