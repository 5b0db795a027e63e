import type { Api } from './api-client.ts';
import { requireOutcome, type Outcome } from './api-outcome.ts';

export type Assignment = {
  readonly id: string;
  readonly typeId: string;
  readonly input: Readonly<Record<string, string>>;
  /** Whether it came from the repository of the performer's own node. */
  readonly local: boolean;
};

export type FeedEntry = {
  readonly typeId: string;
  readonly title: string;
  readonly localSlots: number;
  readonly remoteSlots: number;
};

export type NextAssignment = {
  readonly next: Assignment | null;
  readonly noNext: string | null;
};

const assignmentFields = 'id typeId input local';

/** Takes a task of the type. Null when none is left that this performer could do. */
export async function acceptTask(api: Api, typeId: string): Promise<Assignment | null> {
  const { acceptTask: outcome } = await api.graphql<{ acceptTask: Outcome }>(
    `mutation Accept($input: AcceptTaskInput!) {
      acceptTask(input: $input) {
        __typename
        ... on AcceptTaskSuccess { assignment { ${assignmentFields} } }
        ... on UserError { message }
      }
    }`,
    { input: { typeId } },
  );
  if (outcome.__typename === 'NoSlotLeft') return null;
  return requireOutcome<Accepted>(outcome, 'AcceptTaskSuccess').assignment;
}

type Accepted = { readonly __typename: 'AcceptTaskSuccess'; readonly assignment: Assignment };

/** Hands in an answer and, if asked, takes a next task. */
export async function submitAnswer(
  api: Api,
  assignmentId: string,
  answer: unknown,
  next: 'NOTHING' | 'SAME' | 'BEST' = 'NOTHING',
): Promise<NextAssignment> {
  const { submitAssignment: outcome } = await api.graphql<{ submitAssignment: Outcome }>(
    `mutation Submit($input: SubmitAssignmentInput!) {
      submitAssignment(input: $input) {
        __typename
        ... on SubmitAssignmentSuccess { next { ${assignmentFields} } noNext }
        ... on UserError { message }
        ... on InvalidAnswer { problems { field message } }
      }
    }`,
    { input: { assignmentId, answer, next } },
  );
  return requireOutcome<Submitted>(outcome, 'SubmitAssignmentSuccess');
}

type Submitted = NextAssignment & { readonly __typename: 'SubmitAssignmentSuccess' };

/** Gives a task back. */
export async function returnAssignment(api: Api, assignmentId: string): Promise<void> {
  const { returnAssignment: outcome } = await api.graphql<{ returnAssignment: Outcome }>(
    `mutation Return($input: ReturnAssignmentInput!) {
      returnAssignment(input: $input) { __typename ... on UserError { message } }
    }`,
    { input: { assignmentId } },
  );
  requireOutcome(outcome, 'ReturnAssignmentSuccess');
}

/** Where the work of one requester lies, as this performer's feed shows it. */
export async function readFeed(api: Api, requesterId?: string): Promise<readonly FeedEntry[]> {
  const { feed } = await api.graphql<{ feed: { edges: { node: FeedEntry }[] } }>(
    `query Feed($filter: FeedFilter) {
      feed(first: 100, filter: $filter) {
        edges { node { typeId title localSlots remoteSlots } }
      }
    }`,
    { filter: requesterId === undefined ? {} : { requesterId } },
  );
  return feed.edges.map(({ node }) => node);
}

export type PerformerMoney = { readonly available: number; readonly pendingCount: number };

export async function readEarnings(api: Api): Promise<PerformerMoney> {
  type Data = { earnings: { balance: { available: { minor: number } }; pendingCount: number } };
  const { earnings } = await api.graphql<Data>(
    'query Earnings { earnings { balance { available { minor } } pendingCount } }',
  );
  return { available: earnings.balance.available.minor, pendingCount: earnings.pendingCount };
}

export type OwnAssignment = Assignment & { readonly status: string };

/** The performer's newest 200 assignments of a type, whatever became of them. */
export async function listAssignments(api: Api, typeId: string): Promise<readonly OwnAssignment[]> {
  const { assignments } = await api.graphql<{ assignments: { edges: { node: OwnAssignment }[] } }>(
    `query Assignments($typeId: ID!) {
      assignments(first: 200, typeId: $typeId) { edges { node { status ${assignmentFields} } } }
    }`,
    { typeId },
  );
  return assignments.edges.map(({ node }) => node);
}
