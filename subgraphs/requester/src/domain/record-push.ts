import type { NodeServices } from '@exchange/cluster';
import type { RequesterPartition } from '@exchange/partitions';
import { recordPushRun, type PushDetail, type PushRunRecord } from '../store/push-runs.ts';
import type { Offered } from './offer-slots.ts';

const mostDetails = 500;

/** Writes down what a look at the work led to, for operators, and counts it. */
export async function recordPush(
  services: NodeServices,
  partition: RequesterPartition,
  run: { startedAt: Date; startedMs: number; trigger: string; types: number },
  offered: readonly Offered[],
): Promise<void> {
  const details = offered.flatMap(({ offer, taken, answer }): PushDetail[] =>
    Object.entries(offer.offered).map(([typeId, slots]) => ({
      ...{ holder: offer.holder, kind: offer.kind, typeId, answer },
      ...{ offered: slots, taken: taken[typeId] ?? 0 },
    })),
  );
  if (details.length === 0) return;
  const sum = (pick: (detail: PushDetail) => number) =>
    details.reduce((total, detail) => total + pick(detail), 0);
  const answered = details.filter(({ answer }) => ['accept', 'part', 'decline'].includes(answer));
  const result = {
    startedAt: run.startedAt,
    durationMs: Math.round(performance.now() - run.startedMs),
    trigger: run.trigger,
    types: run.types,
    offered: sum((detail) => detail.offered),
    taken: sum((detail) => detail.taken),
    declined: answered.reduce((total, { offered: slots, taken }) => total + slots - taken, 0),
    messages: offered.length,
    details: details.slice(0, mostDetails),
  };
  await recordPushRun(partition, result);
  countPush(services.metrics, partition.id, result, offered);
}

function countPush(
  metrics: NodeServices['metrics'],
  partitionId: string,
  run: PushRunRecord,
  offered: readonly Offered[],
): void {
  if (metrics === undefined) return;
  const of = { partition: partitionId };
  metrics.pushRuns.inc({ ...of, trigger: run.trigger });
  // What is repeated was offered before.
  const fresh = run.trigger === 'repeat' ? 0 : run.offered;
  metrics.pushSlots.inc({ ...of, flow: 'offered' }, fresh);
  metrics.pushSlots.inc({ ...of, flow: 'taken' }, run.taken);
  metrics.pushSlots.inc({ ...of, flow: 'declined' }, run.declined);
  for (const { answer } of offered) metrics.pushOffers.inc({ ...of, answer });
}
