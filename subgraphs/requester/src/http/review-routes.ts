import type { NodeServices } from '@exchange/cluster';
import { ExchangeError } from '@exchange/kernel';
import { Readable } from 'node:stream';
import { carryOutReview } from '../domain/carry-out-review.ts';
import type { ReviewPlan } from '../domain/plan-review.ts';
import { planReview } from '../domain/plan-review.ts';
import { mostReviewBytes, readReviewFile } from '../domain/read-review-file.ts';
import type { Homes } from '../homes.ts';
import { listReviewable } from '../store/list-reviewable.ts';
import type { Authenticate, Headers, Http } from './find-own.ts';
import { findOwnBatch } from './find-own.ts';
import { readBody } from './read-body.ts';

interface Request {
  readonly params: { readonly id: string };
  readonly headers: Headers;
  readonly body: unknown;
}

/**
 * A review as a file with the columns Approve and Reject: `review/preview` says what it would do,
 * `review` does it and tells as lines of JSON how far it is. The last line has the whole report.
 */
export function addReviewRoutes(
  services: NodeServices,
  homes: Homes,
  http: Http,
  authenticate: Authenticate,
): void {
  const plan = async (request: Request) => {
    const viewer = authenticate(request.headers);
    const own = await findOwnBatch(homes, viewer, 'write', request.params.id);
    const file = await readReviewFile(readBody(request.body, 'the file'));
    const submissions = listReviewable(own.partition, own.batch.id);
    return { own, plan: await planReview(file, submissions, services.pseudonyms) };
  };
  http.post<{ Params: { id: string } }>(
    '/batches/:id/review/preview',
    { bodyLimit: mostReviewBytes },
    async (request, reply) => reply.send(describe((await plan(request)).plan)),
  );
  http.post<{ Params: { id: string } }>(
    '/batches/:id/review',
    { bodyLimit: mostReviewBytes },
    async (request, reply) => {
      const { own, plan: planned } = await plan(request);
      return reply
        .type('application/jsonl; charset=utf-8')
        .send(Readable.from(carryOut(services, own, planned), { objectMode: false }));
    },
  );
}

async function* carryOut(
  services: NodeServices,
  { partition, ownerKey }: Awaited<ReturnType<typeof findOwnBatch>>,
  plan: ReviewPlan,
): AsyncGenerator<string> {
  const line = (value: object) => `${JSON.stringify(value)}\n`;
  let last: object = {};
  try {
    for await (const progress of carryOutReview(services, partition, ownerKey, plan)) {
      last = progress;
      yield line(progress);
    }
  } catch (error) {
    // The answer has begun, so that only a line of it can say so.
    services.log.warn({ err: error }, 'a review was broken off');
    const message =
      error instanceof ExchangeError
        ? error.message
        : 'Not everything could be decided: send the same file again.';
    yield line({ ...last, error: { message } });
    return;
  }
  const { unchanged, undecided, problems, problemsTotal } = describe(plan);
  yield line({ ...last, finished: true, unchanged, undecided, problems, problemsTotal });
}

function describe({ approve, reject, unchanged, undecided, problems }: ReviewPlan) {
  const reasons = [...reject].map(([reason, ids]) => ({ reason, count: ids.length }));
  return {
    approve: approve.length,
    reject: reasons.reduce((sum, { count }) => sum + count, 0),
    /** The most frequent ones. */
    reasons: reasons.toSorted((a, b) => b.count - a.count).slice(0, 20),
    unchanged,
    undecided,
    problems: problems.listed.toSorted((a, b) => a.line - b.line),
    problemsTotal: problems.total,
  };
}
