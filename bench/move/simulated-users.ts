import { setTimeout as pause } from 'node:timers/promises';
import type { Api } from '../../scripts/lib/api-client.ts';
import { createHttpClient } from '../lib/http-client.ts';
import { answer } from '../lib/seed-work.ts';
import type { Person } from './people.ts';

export type Users = {
  /** Requests answered so far, of performers and requesters. */
  readonly requests: () => number;
  /** Requests that were not answered as they should be, with what came instead. */
  readonly failures: () => readonly Failure[];
  /** Requests for work that were told that there is none: they cost less than work does. */
  readonly withoutWork: () => number;
  /** Assignments whose submission was acknowledged. */
  readonly acknowledged: () => readonly string[];
  /** The longest that one request took since this was last asked, in milliseconds. */
  readonly takeSlowestMs: () => number;
  readonly stop: () => Promise<void>;
};

export type Failure = { readonly who: string; readonly at: string; readonly what: string };

type Outcome = { readonly __typename: string; readonly message?: string };

const acceptMutation = `mutation Accept($input: AcceptTaskInput!) {
  acceptTask(input: $input) {
    __typename
    ... on AcceptTaskSuccess { assignment { id title input } }
    ... on UserError { message }
  }
}`;
const submitMutation = `mutation Submit($input: SubmitAssignmentInput!) {
  submitAssignment(input: $input) { __typename ... on UserError { message } }
}`;
const waitingQuery = `query Waiting {
  submissions(first: 50, status: [SUBMITTED]) { edges { node { id } } }
}`;
const approveMutation = `mutation Approve($input: ApproveSubmissionsInput!) {
  approveSubmissions(input: $input) { __typename ... on UserError { message } }
}`;
const reviewPauseMs = 2_000;

/**
 * Performers in closed loops who take and submit as fast as they are answered, and requesters who
 * approve what comes in. Nobody asks a second time: whatever is not answered at once is a failure.
 */
export function startUsers(
  performers: readonly Person[],
  requesters: readonly Person[],
  typeIds: readonly string[],
): Users {
  const failures: Failure[] = [];
  const acknowledged: string[] = [];
  let requests = 0;
  let withoutWork = 0;
  let slowestMs = 0;
  let stopped = false;

  function createAsk({ ownerKey, api }: Person) {
    const client = createHttpClient(api.baseUrl, headersOf(api));
    return async <Data>(what: string, query: string, variables: object): Promise<Data | null> => {
      const startedAt = performance.now();
      const fail = (why: string) => {
        failures.push({ who: ownerKey, at: new Date().toISOString(), what: `${what}: ${why}` });
        return null;
      };
      try {
        const { status, body } = await client.post(
          '/graphql',
          JSON.stringify({ query, variables }),
        );
        slowestMs = Math.max(slowestMs, performance.now() - startedAt);
        requests += 1;
        const result = JSON.parse(body) as { data?: Data | null; errors?: unknown };
        if (status === 200 && result.data && result.errors === undefined) return result.data;
        return fail(`${status} ${body.slice(0, 300)}`);
      } catch (error) {
        return fail(String(error));
      }
    };
  }

  async function work(performer: Person, number: number): Promise<void> {
    const ask = createAsk(performer);
    for (let turn = number * 7; !stopped; turn += 1) {
      // Every other task is of the largest requester, the first.
      const typeId = typeIds[turn % 2 === 0 ? 0 : (turn >> 1) % typeIds.length];
      const accepted = await ask<{ acceptTask: Outcome & { assignment?: { id: string } } }>(
        'accept',
        acceptMutation,
        { input: { typeId } },
      );
      if (accepted === null) continue;
      if (accepted.acceptTask.__typename === 'NoSlotLeft') {
        withoutWork += 1;
        continue;
      }
      const assignmentId = accepted.acceptTask.assignment?.id;
      if (assignmentId === undefined) {
        refuse(performer, 'accept', accepted.acceptTask);
        continue;
      }
      const submitted = await ask<{ submitAssignment: Outcome }>('submit', submitMutation, {
        input: { assignmentId, answer },
      });
      if (submitted?.submitAssignment.__typename === 'SubmitAssignmentSuccess') {
        acknowledged.push(assignmentId);
      } else if (submitted !== null) refuse(performer, 'submit', submitted.submitAssignment);
    }
  }

  async function review(requester: Person): Promise<void> {
    const ask = createAsk(requester);
    while (!stopped) {
      const waiting = await ask<{ submissions: { edges: { node: { id: string } }[] } }>(
        'list submissions',
        waitingQuery,
        {},
      );
      const ids = waiting?.submissions.edges.map(({ node }) => node.id) ?? [];
      if (ids.length > 0) {
        const approved = await ask<{ approveSubmissions: Outcome }>('approve', approveMutation, {
          input: { ids },
        });
        const name = approved?.approveSubmissions.__typename;
        if (approved !== null && name !== 'DecideSubmissionsSuccess') {
          refuse(requester, 'approve', approved.approveSubmissions);
        }
      }
      await pause(reviewPauseMs);
    }
  }

  function refuse({ ownerKey }: Person, what: string, outcome: Outcome): void {
    const why = `${outcome.__typename} ${outcome.message ?? ''}`;
    failures.push({ who: ownerKey, at: new Date().toISOString(), what: `${what}: ${why}` });
  }

  const running = Promise.all([...performers.map(work), ...requesters.map(review)]);
  running.catch(() => undefined);
  return {
    requests: () => requests,
    failures: () => failures,
    withoutWork: () => withoutWork,
    acknowledged: () => acknowledged,
    takeSlowestMs: () => {
      const slowest = slowestMs;
      slowestMs = 0;
      return slowest;
    },
    stop: async () => {
      stopped = true;
      await running;
    },
  };
}

function headersOf({ credential }: Api): Record<string, string> {
  return credential.kind === 'key' ? { authorization: `Bearer ${credential.secret}` } : {};
}
