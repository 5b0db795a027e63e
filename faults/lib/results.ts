import { costFor } from '@exchange/kernel';
import { readBatch, readRequesterBalance } from '../../scripts/lib/api-requester.ts';
import { readEarnings } from '../../scripts/lib/api-performer.ts';
import type { Acknowledged } from './performer-load.ts';
import type { Member } from './people.ts';
import type { PostedBatch, PostedType } from './work.ts';

export type Result = {
  readonly assignmentId: string;
  readonly status: string;
  readonly surplus: boolean;
  readonly answer: { readonly backwards?: string };
  readonly task: { readonly id: string };
  readonly performer: { readonly id: string };
};

type Page = {
  readonly submissions: {
    readonly edges: readonly { readonly node: Result }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
};

const query = `query Results($batchId: ID!, $after: String) {
  submissions(first: 200, batchId: $batchId, after: $after) {
    edges { node { assignmentId status surplus answer task { id } performer { id } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** Everything the requester received for a batch. */
export async function listResults({ requester, batchId }: PostedBatch): Promise<Result[]> {
  const results: Result[] = [];
  let after: string | null = null;
  do {
    const page: Page = await requester.api.graphql<Page>(query, { batchId, after });
    results.push(...page.submissions.edges.map(({ node }) => node));
    const { hasNextPage, endCursor } = page.submissions.pageInfo;
    after = hasNextPage ? endCursor : null;
  } while (after !== null);
  return results;
}

export async function isDecided({ requester, batchId, wanted }: PostedBatch): Promise<boolean> {
  const { progress } = await readBatch(requester.api, batchId);
  return progress.done === wanted && progress.approved + progress.rejected === wanted;
}

/** Each acknowledged submission that its requester does not have exactly as it was handed in. */
export function findLost(
  acknowledged: readonly Acknowledged[],
  results: readonly Result[],
): readonly string[] {
  const received = new Map(results.map((result) => [result.assignmentId, result]));
  return acknowledged
    .filter(({ assignmentId, performer, answer }) => {
      const result = received.get(assignmentId);
      return result?.answer.backwards !== answer || result.performer.id !== performer.id;
    })
    .map(({ assignmentId }) => assignmentId);
}

/** Submissions that are there twice, or that one performer handed in twice for one task. */
export function findTwice(results: readonly Result[]): readonly string[] {
  return [
    ...repeated(results.map(({ assignmentId }) => assignmentId)),
    ...repeated(results.map(({ task, performer }) => `${task.id} ${performer.id}`)),
  ];
}

function repeated(keys: readonly string[]): string[] {
  const seen = new Set<string>();
  return keys.filter((key) => seen.has(key) || !seen.add(key));
}

/** What each balance must be when the results of all batches are these, beside what it is. */
export async function compareMoney(
  types: readonly PostedType[],
  performers: readonly Member[],
  results: readonly { readonly batch: PostedBatch; readonly result: Result }[],
): Promise<{ readonly expected: Record<string, number>; readonly found: Record<string, number> }> {
  const expected: Record<string, number> = {};
  const found: Record<string, number> = {};
  const approved = results.filter(({ result }) => result.status === 'APPROVED');
  for (const { requester, depositMinor } of types) {
    const spent = approved
      .filter(({ batch }) => batch.requester === requester)
      .reduce((sum, { batch }) => sum + costFor(batch.rewardMinor), 0);
    const balance = await readRequesterBalance(requester.api);
    expected[requester.name] = depositMinor - spent;
    found[requester.name] = balance.available;
    expected[`${requester.name} in escrow`] = 0;
    found[`${requester.name} in escrow`] = balance.escrow;
  }
  for (const performer of performers) {
    expected[performer.name] = approved
      .filter(({ result }) => result.performer.id === performer.id)
      .reduce((sum, { batch }) => sum + batch.rewardMinor, 0);
    found[performer.name] = (await readEarnings(performer.api)).available;
  }
  return { expected, found };
}
