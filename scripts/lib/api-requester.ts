import type { Api } from './api-client.ts';
import { requireOutcome, type Outcome } from './api-outcome.ts';

export type TaskTypeTerms = {
  readonly title: string;
  readonly description: string;
  readonly instructions: string;
  readonly category: string;
  readonly keywords: readonly string[];
  readonly rewardMinor: number;
  readonly timeAllowedSeconds: number;
  readonly autoApprovalSeconds: number;
  readonly form: unknown;
  /** Who may do it; everybody without it. */
  readonly criteria?: unknown;
};

export type NewBatch = {
  readonly typeId: string;
  readonly name: string;
  readonly assignmentsWanted?: number;
  readonly mergeEqualRows?: boolean;
  readonly priority?: number;
};

export type UploadReceipt = {
  readonly rowsReceived: number;
  readonly rowsBad: number;
  readonly tasks: number;
};

export type BatchProgress = {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly progress: Readonly<
    Record<
      | 'tasks'
      | 'wanted'
      | 'available'
      | 'leased'
      | 'done'
      | 'cancelled'
      | 'toReview'
      | 'approved'
      | 'rejected'
      | 'surplus',
      number
    >
  >;
};

export type ReceivedWork = {
  readonly id: string;
  readonly assignmentId: string;
  readonly status: 'SUBMITTED' | 'APPROVED' | 'REJECTED';
  readonly answer: Readonly<Record<string, unknown>>;
  readonly task: { readonly input: Readonly<Record<string, string>> };
};

const failures = `
  ... on UserError { message }
  ... on InvalidInput { problems { path message } }
`;
const batchFields = `
  id name status
  progress { tasks wanted available leased done cancelled toReview approved rejected surplus }
`;

/** Adds test money. A repeat with the same key adds nothing. */
export async function depositFunds(api: Api, amountMinor: number, key: string): Promise<void> {
  const { depositFunds: outcome } = await api.graphql<{ depositFunds: Outcome }>(
    `mutation Deposit($input: DepositFundsInput!) {
      depositFunds(input: $input) { __typename ${failures} }
    }`,
    { input: { amountMinor, idempotencyKey: key } },
  );
  requireOutcome(outcome, 'DepositFundsSuccess');
}

export async function readRequesterBalance(
  api: Api,
): Promise<{ readonly available: number; readonly escrow: number }> {
  type Data = {
    me: { balance: { available: { minor: number }; escrow: { minor: number } } };
  };
  const { me } = await api.graphql<Data>(
    'query Balance { me { balance { available { minor } escrow { minor } } } }',
  );
  return { available: me.balance.available.minor, escrow: me.balance.escrow.minor };
}

/** Makes a task type. Returns its id. */
export async function createTaskType(api: Api, terms: TaskTypeTerms): Promise<string> {
  const { createTaskType: outcome } = await api.graphql<{ createTaskType: Outcome }>(
    `mutation CreateTaskType($input: CreateTaskTypeInput!) {
      createTaskType(input: $input) {
        __typename
        ... on SaveTaskTypeSuccess { taskType { id } }
        ${failures}
      }
    }`,
    { input: { terms } },
  );
  return requireOutcome<TypeSaved>(outcome, 'SaveTaskTypeSuccess').taskType.id;
}

type TypeSaved = {
  readonly __typename: 'SaveTaskTypeSuccess';
  readonly taskType: { readonly id: string };
};

/** The task type with this title, or null. */
export async function findTaskType(api: Api, title: string): Promise<string | null> {
  type Data = { taskTypes: { edges: { node: { id: string; title: string } }[] } };
  const { taskTypes } = await api.graphql<Data>(
    'query TaskTypes { taskTypes(first: 100) { edges { node { id title } } } }',
  );
  return taskTypes.edges.find(({ node }) => node.title === title)?.node.id ?? null;
}

/** Makes an empty batch. Returns its id and where its rows go. */
export async function createBatch(
  api: Api,
  input: NewBatch,
): Promise<{ readonly id: string; readonly uploadPath: string }> {
  const { createBatch: outcome } = await api.graphql<{ createBatch: Outcome }>(
    `mutation CreateBatch($input: CreateBatchInput!) {
      createBatch(input: $input) {
        __typename
        ... on CreateBatchSuccess { batch { id } uploadPath }
        ${failures}
      }
    }`,
    { input },
  );
  const { batch, uploadPath } = requireOutcome<BatchMade>(outcome, 'CreateBatchSuccess');
  return { id: batch.id, uploadPath };
}

type BatchMade = {
  readonly __typename: 'CreateBatchSuccess';
  readonly batch: { readonly id: string };
  readonly uploadPath: string;
};

/** Reserves the money and publishes. */
export async function publishBatch(api: Api, id: string): Promise<void> {
  const { publishBatch: outcome } = await api.graphql<{ publishBatch: Outcome }>(
    `mutation PublishBatch($input: PublishBatchInput!) {
      publishBatch(input: $input) { __typename ${failures} }
    }`,
    { input: { id } },
  );
  requireOutcome(outcome, 'PublishBatchSuccess');
}

/** Makes a batch of the rows and publishes it. Returns its id. */
export async function postBatch(api: Api, input: NewBatch, csv: string): Promise<string> {
  const { id, uploadPath } = await createBatch(api, input);
  await api.upload<UploadReceipt>(uploadPath, csv);
  await publishBatch(api, id);
  return id;
}

export async function readBatch(api: Api, id: string): Promise<BatchProgress> {
  const { batch } = await api.graphql<{ batch: BatchProgress | null }>(
    `query Batch($id: ID!) { batch(id: $id) { ${batchFields} } }`,
    { id },
  );
  if (batch === null) throw new Error(`There is no batch ${id}`);
  return batch;
}

/** The viewer's batches, newest first, at most 100. */
export async function listBatches(api: Api): Promise<readonly BatchProgress[]> {
  const { batches } = await api.graphql<{ batches: { edges: { node: BatchProgress }[] } }>(
    `query Batches { batches(first: 100) { edges { node { ${batchFields} } } } }`,
  );
  return batches.edges.map(({ node }) => node);
}

/** Work received for a batch, oldest first, at most 200. */
export async function listSubmissions(api: Api, batchId: string): Promise<readonly ReceivedWork[]> {
  const { submissions } = await api.graphql<{ submissions: { edges: { node: ReceivedWork }[] } }>(
    `query Submissions($batchId: ID!) {
      submissions(first: 200, batchId: $batchId) {
        edges { node { id assignmentId status answer task { input } } }
      }
    }`,
    { batchId },
  );
  return submissions.edges.map(({ node }) => node);
}

export async function approveSubmissions(api: Api, ids: readonly string[]): Promise<number> {
  const { approveSubmissions: outcome } = await api.graphql<{ approveSubmissions: Outcome }>(
    `mutation Approve($input: ApproveSubmissionsInput!) {
      approveSubmissions(input: $input) {
        __typename
        ... on DecideSubmissionsSuccess { changed }
        ${failures}
      }
    }`,
    { input: { ids } },
  );
  return requireOutcome<Decided>(outcome, 'DecideSubmissionsSuccess').changed;
}

export async function rejectSubmissions(
  api: Api,
  ids: readonly string[],
  reason: string,
): Promise<number> {
  const { rejectSubmissions: outcome } = await api.graphql<{ rejectSubmissions: Outcome }>(
    `mutation Reject($input: RejectSubmissionsInput!) {
      rejectSubmissions(input: $input) {
        __typename
        ... on DecideSubmissionsSuccess { changed }
        ${failures}
      }
    }`,
    { input: { ids, reason } },
  );
  return requireOutcome<Decided>(outcome, 'DecideSubmissionsSuccess').changed;
}

type Decided = { readonly __typename: 'DecideSubmissionsSuccess'; readonly changed: number };
