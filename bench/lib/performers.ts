import { connectWithKey, openRole, signUp } from '../../scripts/lib/api-account.ts';
import { createHttpClient } from './http-client.ts';
import { answer } from './seed-work.ts';

const scopes = ['performer:read', 'performer:write'];
/** The most that a performer can wish for: their repository holds a day of it. */
const pacePerHour = 1_000;

export type BenchPerformer = {
  readonly feed: () => Promise<number>;
  /** Takes a task of the type; null when there is none. */
  readonly accept: (typeId: string) => Promise<string | null>;
  readonly submit: (assignmentId: string) => Promise<void>;
  /** A submit that its node refuses before it asks a database: what the way there and back costs. */
  readonly submitNothing: () => Promise<void>;
  /** Slots of all types in the repository of this performer's node. */
  readonly countLocalSlots: () => Promise<number>;
  readonly close: () => void;
};

const feedQuery = `query Feed {
  feed(first: 30) {
    edges {
      node {
        typeId title description category keywords requesterName
        reward { minor currency } timeAllowedSeconds localSlots remoteSlots
        hourlyRate { minor } typicalSeconds own { submitted approved } lock { code message }
      }
    }
    pageInfo { hasNextPage endCursor }
    categories
    totalCount
  }
}`;
const stockQuery = 'query Stock { feed(first: 200) { edges { node { localSlots } } } }';
const acceptMutation = `mutation Accept($input: AcceptTaskInput!) {
  acceptTask(input: $input) {
    __typename
    ... on AcceptTaskSuccess {
      assignment { id title instructions form input deadlineAt serverTime reward { minor } }
    }
    ... on UserError { message }
  }
}`;
const submitMutation = `mutation Submit($input: SubmitAssignmentInput!) {
  submitAssignment(input: $input) {
    __typename
    ... on SubmitAssignmentSuccess { assignment { id status } }
    ... on UserError { message }
  }
}`;
const preferencesMutation = `mutation Wish($input: UpdatePreferencesInput!) {
  updatePreferences(input: $input) { __typename ... on UserError { message } }
}`;

/** Signs a performer up who wants as much work as can be wished for, with a key of their own. */
export async function addPerformer(gatewayUrl: string, name: string): Promise<BenchPerformer> {
  const session = await signUp(gatewayUrl, {
    name,
    email: `${name}@example.org`,
    password: 'only for the bench',
  });
  await openRole(session, 'PERFORMER');
  const api = await connectWithKey(session, 'bench', scopes);
  const none = { categories: [], keywords: [], hiddenRequesters: [], hiddenTypes: [] };
  await api.graphql(preferencesMutation, {
    input: { ...none, days: [], hours: [], pacePerHour },
  });
  const client = createHttpClient(
    gatewayUrl,
    api.credential.kind === 'key' ? { authorization: `Bearer ${api.credential.secret}` } : {},
  );

  async function ask<Data>(query: string, variables: object = {}): Promise<Data> {
    const { status, body } = await client.post('/graphql', JSON.stringify({ query, variables }));
    const result = JSON.parse(body) as { data?: Data | null; errors?: unknown };
    if (!result.data || result.errors !== undefined) {
      throw new Error(`The exchange answered ${status}: ${body.slice(0, 500)}`);
    }
    return result.data;
  }

  type Edges<Node> = { readonly edges: readonly { readonly node: Node }[] };
  type Accepted = { readonly __typename: string; readonly assignment?: { readonly id: string } };
  return {
    async feed() {
      const { feed } = await ask<{ feed: Edges<object> }>(feedQuery);
      return feed.edges.length;
    },
    async accept(typeId) {
      const { acceptTask } = await ask<{ acceptTask: Accepted }>(acceptMutation, {
        input: { typeId },
      });
      if (acceptTask.__typename === 'NoSlotLeft') return null;
      if (acceptTask.assignment === undefined) throw new Error(JSON.stringify(acceptTask));
      return acceptTask.assignment.id;
    },
    async submit(assignmentId) {
      const { submitAssignment } = await ask<{ submitAssignment: { __typename: string } }>(
        submitMutation,
        { input: { assignmentId, answer } },
      );
      if (submitAssignment.__typename !== 'SubmitAssignmentSuccess') {
        throw new Error(JSON.stringify(submitAssignment));
      }
    },
    async submitNothing() {
      const { submitAssignment } = await ask<{ submitAssignment: { __typename: string } }>(
        submitMutation,
        { input: { assignmentId: '', answer } },
      );
      if (submitAssignment.__typename !== 'NotFound') {
        throw new Error(JSON.stringify(submitAssignment));
      }
    },
    async countLocalSlots() {
      const { feed } = await ask<{ feed: Edges<{ localSlots: number }> }>(stockQuery);
      return feed.edges.reduce((sum, { node }) => sum + node.localSlots, 0);
    },
    close: client.close,
  };
}
