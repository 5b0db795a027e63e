import type { ProcedureOutput } from '@exchange/cluster';
import type { Repository } from '../repository.ts';

/** Adds an answered offer to the figures of the process. */
export function countOffer(
  { metrics, partition }: Repository,
  { answer, taken }: ProcedureOutput<'offer'>,
): void {
  const slots = Object.values(taken).reduce((sum, one) => sum + one, 0);
  metrics?.pushOffers.inc({ partition: partition.id, answer });
  metrics?.pushSlots.inc({ partition: partition.id, flow: 'received' }, slots);
}
