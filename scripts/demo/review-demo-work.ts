import type { Api } from '../lib/api-client.ts';
import {
  approveSubmissions,
  listSubmissions,
  rejectSubmissions,
  type ReceivedWork,
} from '../lib/api-requester.ts';
import { waitFor } from '../lib/wait-for.ts';
import { rightAnswer } from './do-demo-work.ts';
import type { PostedDemoBatch } from './obtain-demo-batch.ts';

const reason =
  'The writer says plainly whether they are content. Please read the whole review before choosing.';

/** Decides some of the work of a batch once `expected` answers have arrived; the rest waits. */
export async function reviewDemoWork(
  requester: Api,
  { batch, id }: PostedDemoBatch,
  plan: { readonly expected: number; readonly approve: number; readonly reject: number },
): Promise<void> {
  const received = await waitFor(`answers for "${batch.name}"`, 20_000, async () => {
    const work = await listSubmissions(requester, id);
    return work.length >= plan.expected ? work : null;
  });
  const isRight = ({ answer, task }: ReceivedWork) =>
    Object.entries(rightAnswer(batch, task.input)).every(([name, value]) => answer[name] === value);
  const count = (status: ReceivedWork['status']) =>
    received.filter((work) => work.status === status).length;
  const waiting = received.filter(({ status }) => status === 'SUBMITTED');
  const wrong = waiting.filter((work) => !isRight(work));
  const rejected = wrong.slice(0, Math.max(0, plan.reject - count('REJECTED')));
  const approved = waiting
    .filter((work) => !wrong.includes(work))
    .slice(0, Math.max(0, plan.approve - count('APPROVED')));
  if (rejected.length > 0) {
    await rejectSubmissions(
      requester,
      rejected.map((work) => work.id),
      reason,
    );
  }
  if (approved.length > 0) {
    await approveSubmissions(
      requester,
      approved.map((work) => work.id),
    );
  }
}
