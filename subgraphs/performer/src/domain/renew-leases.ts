import { ExchangeError } from '@exchange/kernel';
import type { Repository } from '../repository.ts';
import { releaseLeases } from '../store/give-back-stock.ts';
import { applyRenewals, type RenewableLease } from '../store/renew-leases.ts';
import { findRequesterPartitions } from './requester-partitions.ts';

export interface Renewal {
  readonly renewed: number;
  /** Refused by their requester: dropped here. */
  readonly refused: number;
  readonly messages: number;
}

/**
 * Asks the requester partitions for longer leases, one call each. A partition that does not answer
 * leaves its leases as they are: they run out, or are renewed by the next run.
 */
export async function renewLeases(
  repository: Repository,
  leases: readonly RenewableLease[],
): Promise<Renewal> {
  const { partition, holder, nodes, log, supply } = repository;
  const groups = await findRequesterPartitions(repository, leases);
  let renewed = 0;
  let refused = 0;
  let messages = 0;
  for (const [partitionId, group] of groups) {
    messages += 1;
    try {
      const answer = await nodes.call('renew', {
        partitionId,
        holder,
        leaseSeconds: supply.leaseSeconds,
        leases: group.map(({ leaseId, epoch }) => ({ leaseId, epoch })),
      });
      renewed += await applyRenewals(partition, answer.renewed);
      if (answer.refused.length > 0) {
        const back = await releaseLeases(
          partition,
          answer.refused,
          'not-wanted',
          partition.clock.pinned(),
        );
        refused += back.items;
      }
    } catch (error) {
      if (!(error instanceof ExchangeError)) throw error;
      log.warn(
        { partition: partition.id, from: partitionId, code: error.code, err: error },
        'leases were not renewed',
      );
    }
  }
  return { renewed, refused, messages };
}
