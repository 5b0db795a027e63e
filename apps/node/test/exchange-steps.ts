import type { Actor } from '@exchange/testkit/exchange';
import { exampleForms } from '@exchange/tasks/examples';

/** What people do in an exchange, one GraphQL operation each. Amounts are minor units. */

type Outcome = { readonly __typename: string; readonly message?: string };

const sentiment = exampleForms.find(({ id }) => id === 'sentiment');

export const terms = {
  title: 'Sentiment of a sentence',
  description: 'Is it positive?',
  instructions: 'Read it.',
  category: 'Text',
  keywords: ['sentiment'],
  rewardMinor: 10,
  timeAllowedSeconds: 600,
  autoApprovalSeconds: 86_400,
  form: sentiment?.form,
};

let keys = 0;
const idempotencyKey = () => `key-${String((keys += 1)).padStart(8, '0')}`;

function expectOutcome<T extends Outcome>(outcome: T, typename: string): T {
  if (outcome.__typename !== typename)
    throw new Error(`Not ${typename}: ${JSON.stringify(outcome)}`);
  return outcome;
}

export async function deposit(actor: Actor, amountMinor: number): Promise<void> {
  const { depositFunds } = await actor.requester<{ depositFunds: Outcome }>(
    `mutation ($input: DepositFundsInput!) { depositFunds(input: $input) { __typename } }`,
    { input: { amountMinor, idempotencyKey: idempotencyKey() } },
  );
  expectOutcome(depositFunds, 'DepositFundsSuccess');
}

export async function createType(
  actor: Actor,
  changes: Partial<typeof terms> = {},
): Promise<string> {
  const { createTaskType } = await actor.requester<{
    createTaskType: Outcome & { taskType: { id: string } };
  }>(
    `mutation ($input: CreateTaskTypeInput!) { createTaskType(input: $input) {
       __typename ... on SaveTaskTypeSuccess { taskType { id } }
       ... on InvalidInput { message problems { path message } } } }`,
    { input: { terms: { ...terms, ...changes } } },
  );
  return expectOutcome(createTaskType, 'SaveTaskTypeSuccess').taskType.id;
}

export async function publishTask(
  actor: Actor,
  typeId: string,
  assignmentsWanted = 1,
): Promise<string> {
  const { publishTask: published } = await actor.requester<{
    publishTask: Outcome & { batch: { id: string } };
  }>(
    `mutation ($input: PublishTaskInput!) { publishTask(input: $input) {
       __typename ... on PublishBatchSuccess { batch { id } }
       ... on UserError { message } } }`,
    {
      input: {
        typeId,
        input: { sentence: 'It was small.' },
        assignmentsWanted,
        idempotencyKey: idempotencyKey(),
      },
    },
  );
  return expectOutcome(published, 'PublishBatchSuccess').batch.id;
}

export interface Accepted {
  readonly id: string;
  readonly local: boolean;
  readonly deadlineAt: string;
}

export async function tryAccept(actor: Actor, typeId: string) {
  const { acceptTask } = await actor.performer<{ acceptTask: Outcome & { assignment: Accepted } }>(
    `mutation ($input: AcceptTaskInput!) { acceptTask(input: $input) {
       __typename ... on AcceptTaskSuccess { assignment { id local deadlineAt } }
       ... on UserError { message } } }`,
    { input: { typeId } },
  );
  return acceptTask;
}

export async function accept(actor: Actor, typeId: string): Promise<Accepted> {
  return expectOutcome(await tryAccept(actor, typeId), 'AcceptTaskSuccess').assignment;
}

export async function submit(actor: Actor, assignmentId: string): Promise<void> {
  const { submitAssignment } = await actor.performer<{ submitAssignment: Outcome }>(
    `mutation ($input: SubmitAssignmentInput!) { submitAssignment(input: $input) {
       __typename ... on UserError { message } } }`,
    { input: { assignmentId, answer: { sentiment: 'positive' } } },
  );
  expectOutcome(submitAssignment, 'SubmitAssignmentSuccess');
}

export interface Received {
  readonly id: string;
  readonly status: string;
  readonly surplus: boolean;
  readonly assignmentId: string;
  readonly answer: unknown;
}

export async function listSubmissions(actor: Actor, batchId: string): Promise<Received[]> {
  const { submissions } = await actor.requester<{
    submissions: { edges: { node: Received }[] };
  }>(
    `query ($batchId: ID) { submissions(batchId: $batchId) {
       edges { node { id status surplus assignmentId answer } } } }`,
    { batchId },
  );
  return submissions.edges.map(({ node }) => node);
}

export async function approve(actor: Actor, ids: readonly string[]): Promise<number> {
  const { approveSubmissions } = await actor.requester<{
    approveSubmissions: Outcome & { changed: number };
  }>(
    `mutation ($input: ApproveSubmissionsInput!) { approveSubmissions(input: $input) {
       __typename ... on DecideSubmissionsSuccess { changed } } }`,
    { input: { ids } },
  );
  return expectOutcome(approveSubmissions, 'DecideSubmissionsSuccess').changed;
}

export async function reject(actor: Actor, ids: readonly string[]): Promise<number> {
  const { rejectSubmissions } = await actor.requester<{
    rejectSubmissions: Outcome & { changed: number };
  }>(
    `mutation ($input: RejectSubmissionsInput!) { rejectSubmissions(input: $input) {
       __typename ... on DecideSubmissionsSuccess { changed } } }`,
    { input: { ids, reason: 'This is not what was asked.' } },
  );
  return expectOutcome(rejectSubmissions, 'DecideSubmissionsSuccess').changed;
}

/** Available and reserved. */
export async function readBalance(actor: Actor): Promise<{ available: number; escrow: number }> {
  const { me } = await actor.requester<{
    me: { balance: { available: { minor: number }; escrow: { minor: number } } };
  }>('{ me { balance { available { minor } escrow { minor } } } }');
  return { available: me.balance.available.minor, escrow: me.balance.escrow.minor };
}

export async function readEarned(actor: Actor): Promise<number> {
  const { earnings } = await actor.performer<{
    earnings: { balance: { available: { minor: number } } };
  }>('{ earnings { balance { available { minor } } } }');
  return earnings.balance.available.minor;
}

export async function readProgress(actor: Actor, batchId: string) {
  const { batch } = await actor.requester<{
    batch: { status: string; progress: Record<string, number> };
  }>(
    `query ($id: ID!) { batch(id: $id) { status progress {
       wanted available leased done cancelled toReview approved rejected surplus } } }`,
    { id: batchId },
  );
  return { status: batch.status, ...batch.progress };
}
