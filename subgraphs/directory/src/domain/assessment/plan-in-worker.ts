import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { AssessedPartition, AssessmentSettings, MovePlan } from '@exchange/assessment';
import type { UserLoad } from '@exchange/cluster';

export interface PlanQuestion {
  readonly partitions: readonly AssessedPartition[];
  readonly settings: AssessmentSettings;
}

export interface PlanReply {
  readonly plan: MovePlan;
}

/** Hands everything to a thread of its own, page by page, and waits for the plan. */
export async function planInWorker(
  pages: AsyncIterable<readonly UserLoad[]>,
  question: PlanQuestion,
): Promise<MovePlan> {
  const worker = new Worker(new URL('./plan-worker.ts', import.meta.url));
  try {
    // `once` rejects when the worker fails, which it may do at any time.
    const reply = once(worker, 'message') as Promise<[PlanReply]>;
    reply.catch(() => undefined);
    for await (const page of pages) worker.postMessage(page);
    worker.postMessage(question);
    const [{ plan }] = await reply;
    return plan;
  } finally {
    await worker.terminate();
  }
}
