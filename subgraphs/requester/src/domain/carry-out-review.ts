import type { NodeServices } from '@exchange/cluster';
import type { OwnerKey } from '@exchange/kernel';
import { ExchangeError } from '@exchange/kernel';
import type { RequesterPartition } from '@exchange/partitions';
import { ChangedTopics } from './changed-topics.ts';
import type { Decision } from './decide-submissions.ts';
import { decideSubmissions } from './decide-submissions.ts';
import type { ReviewPlan } from './plan-review.ts';

/** How far a review is. */
export interface ReviewProgress {
  readonly done: number;
  readonly of: number;
  readonly approved: number;
  readonly rejected: number;
}

/** One transaction each: the accounts are locked for as long as it takes. */
const chunkSize = 250;

/**
 * Carries a review out, a few hundred answers at a time, and says after each how far it is. Broken off
 * in between, it can be begun anew with the same file: what is decided stays as it is.
 */
export async function* carryOutReview(
  services: Pick<NodeServices, 'directory'>,
  partition: RequesterPartition,
  ownerKey: OwnerKey,
  plan: ReviewPlan,
): AsyncGenerator<ReviewProgress> {
  const chunks = chunksOf(plan);
  const of = chunks.reduce((sum, { ids }) => sum + ids.length, 0);
  let progress: ReviewProgress = { done: 0, of, approved: 0, rejected: 0 };
  yield progress;
  for (const chunk of chunks) {
    const topics = new ChangedTopics();
    const decision: Decision = {
      ...chunk,
      by: 'requester',
      overrideRejection: false,
      ownerKey,
    };
    const decided = await partition.transact((tx) => decideSubmissions(tx, decision, topics));
    if (!decided.ok) throw new ExchangeError('CONFLICT', decided.error.message);
    topics.tell(services.directory);
    const changed = decided.value.changed.length;
    progress = {
      of,
      done: progress.done + chunk.ids.length,
      approved: progress.approved + (chunk.verdict === 'approved' ? changed : 0),
      rejected: progress.rejected + (chunk.verdict === 'rejected' ? changed : 0),
    };
    yield progress;
  }
}

type Chunk = Pick<Decision, 'ids' | 'verdict' | 'feedback'>;

function chunksOf(plan: ReviewPlan): Chunk[] {
  const slices = (ids: readonly string[]) =>
    Array.from({ length: Math.ceil(ids.length / chunkSize) }, (_, index) =>
      ids.slice(index * chunkSize, (index + 1) * chunkSize),
    );
  return [
    ...slices(plan.approve).map((ids) => ({ ids, verdict: 'approved' as const, feedback: null })),
    ...[...plan.reject].flatMap(([feedback, all]) =>
      slices(all).map((ids) => ({ ids, verdict: 'rejected' as const, feedback })),
    ),
  ];
}
