import type { TypePlan } from '@exchange/affinity';
import type { Repository } from '../repository.ts';
import { dropExpiredStock } from '../store/drop-stock.ts';
import { releaseExcess, releasePastDeadline } from '../store/give-back-stock.ts';
import { listRenewableLeases, type RenewableLease } from '../store/renew-leases.ts';
import { renewLeases, type Renewal } from './renew-leases.ts';

export interface Tended {
  readonly slots: number;
  readonly messages: number;
  readonly byType: ReadonlyMap<string, number>;
}

const batch = 1_000;

/** Leases that ended and tasks whose own deadline passed. */
export async function dropWhatIsOver(
  repository: Repository,
): Promise<{ slots: number; messages: number }> {
  const { partition } = repository;
  const at = partition.clock.pinned();
  const expired = await dropExpiredStock(partition, batch, at);
  const past = await releasePastDeadline(partition, at);
  return { slots: expired.slots + past.slots, messages: past.messages };
}

/** Gives back what no longer fits the target. */
export async function releasePlanned(
  repository: Repository,
  plans: readonly TypePlan[],
): Promise<Tended> {
  const { partition, groupId } = repository;
  const byType = new Map<string, number>();
  let messages = 0;
  for (const plan of plans) {
    if (plan.release <= 0) continue;
    const back = await releaseExcess(
      partition,
      groupId,
      { typeId: plan.typeId, slots: Math.min(plan.release, batch) },
      partition.clock.pinned(),
    );
    messages += back.messages;
    if (back.slots > 0) byType.set(plan.typeId, back.slots);
  }
  return { slots: sum(byType), messages, byType };
}

/**
 * Keeps what is wanted: leases that could be accepted for less than half of their length still. What
 * is in hand needs no renewal, because its deadline lies within the lease.
 */
export async function renewPlanned(
  repository: Repository,
  plans: readonly TypePlan[],
): Promise<Renewal> {
  const { partition, groupId, supply } = repository;
  const due = await listRenewableLeases(
    partition,
    groupId,
    supply.leaseSeconds / 2,
    batch,
    partition.clock.pinned(),
  );
  return renewLeases(repository, chooseRenewals(due, plans));
}

/** Up to what the plan keeps of each type, the most urgent first. */
export function chooseRenewals(
  due: readonly RenewableLease[],
  plans: readonly TypePlan[],
): readonly RenewableLease[] {
  const left = new Map(plans.map((plan) => [plan.typeId, plan.keep]));
  return due.filter((lease) => {
    const keep = left.get(lease.typeId) ?? 0;
    if (keep <= 0) return false;
    left.set(lease.typeId, keep - lease.free);
    return true;
  });
}

function sum(byType: ReadonlyMap<string, number>): number {
  return [...byType.values()].reduce((total, slots) => total + slots, 0);
}
