import { ExchangeError } from '@exchange/kernel';
import type { Repository } from '../repository.ts';
import { releaseLeases } from '../store/give-back-stock.ts';
import { applyRenewals, type RenewableLease } from '../store/renew-leases.ts';
import { findRequesterPartitions } from './requester-partitions.ts';

export interface Renewal {
  readonly renewed: number;
  /** Leases that their requesters renewed, by type. */
  readonly byType: ReadonlyMap<string, number>;
  /** Refused by their requester: dropped here. */
  readonly refused: number;
  readonly messages: number;
}

/**
 * Asks the requester partitions for longer leases, one call each, side by side: one that is slow delays
 * only itself. A partition that does not answer leaves its leases as they are: they run out, or are
 * renewed by the next run.
 */
export async function renewLeases(
  repository: Repository,
  leases: readonly RenewableLease[],
): Promise<Renewal> {
  const groups = await findRequesterPartitions(repository, leases);
  const answers = await Promise.all(
    [...groups].map(([partitionId, group]) => renewAt(repository, partitionId, group)),
  );
  const byType = new Map<string, number>();
  for (const typeId of answers.flatMap(({ typeIds }) => typeIds)) {
    byType.set(typeId, (byType.get(typeId) ?? 0) + 1);
  }
  return {
    renewed: answers.reduce((sum, { renewed }) => sum + renewed, 0),
    byType,
    refused: answers.reduce((sum, { refused }) => sum + refused, 0),
    messages: groups.size,
  };
}

interface Answered {
  readonly renewed: number;
  readonly refused: number;
  /** Of each lease that was renewed. */
  readonly typeIds: readonly string[];
}

async function renewAt(
  { partition, holder, nodes, log, supply }: Repository,
  partitionId: string,
  leases: readonly RenewableLease[],
): Promise<Answered> {
  const typeOf = new Map(leases.map(({ leaseId, typeId }) => [leaseId, typeId]));
  try {
    const answer = await nodes.call('renew', {
      partitionId,
      holder,
      leaseSeconds: supply.leaseSeconds,
      leases: leases.map(({ leaseId, epoch }) => ({ leaseId, epoch })),
    });
    // Nobody decides about leases that they were not asked about: those may be another's.
    const longer = answer.renewed.filter(({ leaseId }) => typeOf.has(leaseId));
    const dropped = answer.refused.filter((leaseId) => typeOf.has(leaseId));
    const renewed = await applyRenewals(partition, longer);
    const at = partition.clock.pinned();
    const refused =
      dropped.length === 0 ? 0 : (await releaseLeases(partition, dropped, 'not-wanted', at)).items;
    return {
      renewed,
      refused,
      typeIds: longer.flatMap(({ leaseId }) => typeOf.get(leaseId) ?? []),
    };
  } catch (error) {
    if (!(error instanceof ExchangeError)) throw error;
    log.warn(
      { partition: partition.id, from: partitionId, code: error.code, err: error },
      'leases were not renewed',
    );
    return { renewed: 0, refused: 0, typeIds: [] };
  }
}
