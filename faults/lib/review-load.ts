import { setTimeout as pause } from 'node:timers/promises';
import { approveSubmissions, rejectSubmissions } from '../../scripts/lib/api-requester.ts';
import { untilAnswered } from './patience.ts';
import type { Member } from './people.ts';

export type ReviewLoad = { readonly stop: () => Promise<void> };

const nothingLeftPauseMs = 100;

type Waiting = { readonly id: string; readonly assignmentId: string };

/** About one in eight, the same ones whenever it is asked. */
export function isRejected(assignmentId: string): boolean {
  return '0123'.includes(assignmentId.at(-1) ?? '');
}

/** Requesters who decide everything that waits for them; decisions are safe to repeat. */
export function startReviewers(requesters: readonly Member[]): ReviewLoad {
  let stopped = false;
  const ignore = () => undefined;

  async function review({ api }: Member): Promise<void> {
    while (!stopped) {
      const waiting = await untilAnswered(() => listWaiting(api), ignore);
      if (waiting.length === 0) await pause(nothingLeftPauseMs);
      const idsOf = (wanted: boolean) =>
        waiting.filter((each) => isRejected(each.assignmentId) === wanted).map(({ id }) => id);
      const [approved, rejected] = [idsOf(false), idsOf(true)];
      if (approved.length > 0) {
        await untilAnswered(() => approveSubmissions(api, approved), ignore);
      }
      if (rejected.length > 0) {
        await untilAnswered(() => rejectSubmissions(api, rejected, 'Not backwards.'), ignore);
      }
    }
  }

  const running = Promise.all(requesters.map(review));
  running.catch(() => undefined);
  return {
    stop: async () => {
      stopped = true;
      await running;
    },
  };
}

async function listWaiting(api: Member['api']): Promise<readonly Waiting[]> {
  const { submissions } = await api.graphql<{ submissions: { edges: { node: Waiting }[] } }>(
    'query { submissions(first: 100, status: [SUBMITTED]) { edges { node { id assignmentId } } } }',
  );
  return submissions.edges.map(({ node }) => node);
}
