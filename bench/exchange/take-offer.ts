import { decideOffer } from '@exchange/affinity';
import type { GrantedLease, Message, Stock } from '@exchange/leases';
import type { TaskInfo } from './directory.ts';
import type { FarTypes } from './far-types.ts';
import { maximumStock, type GroupPlanner } from './group-planner.ts';
import type { StockWatch } from './stock-watch.ts';

/** To whom it is offered. */
export interface OfferedGroup {
  readonly stock: Stock;
  readonly watch: StockWatch;
  readonly far: FarTypes;
  readonly planner: GroupPlanner;
}

/**
 * Takes of a requester's offer what the group will do of it (R8), and learns what is left there. Returns the
 * leases that were offered.
 */
export function takeOffer(
  group: OfferedGroup,
  message: Message,
  left: readonly TaskInfo[],
  periodSeconds: number,
  now: number,
): readonly GrantedLease[] {
  if (message.body.kind !== 'lease.offered') return [];
  const { stock, watch, far, planner } = group;
  const { leases } = message.body;
  watch.brought(leases, now);
  const byType = Map.groupBy(leases, (lease) => lease.typeId);
  for (const [typeId, ofType] of byType) far.learn(typeId, ofType);
  for (const info of left) far.read(info);
  planner.planTarget();
  const room = new Map(
    [...byType].map(([typeId, ofType]) => [
      typeId,
      roomFor(group, typeId, ofType, periodSeconds, now),
    ]),
  );
  stock.receive([message], now, (lease) => {
    const free = room.get(lease.typeId) ?? 0;
    const take = Math.min(free, lease.slots);
    room.set(lease.typeId, free - take);
    return take;
  });
  return leases;
}

/** Slots of a type. */
function roomFor(
  { stock, planner }: OfferedGroup,
  typeId: string,
  leases: readonly GrantedLease[],
  periodSeconds: number,
  now: number,
): number {
  const deadlineAt = Math.min(
    ...leases.map((lease) => lease.deadlineAt ?? Number.POSITIVE_INFINITY),
  );
  return decideOffer({
    offered: leases.reduce((sum, lease) => sum + lease.slots, 0),
    stock: stock.freeOf(typeId),
    expected: planner.expected.get(typeId) ?? null,
    room: maximumStock,
    periodSeconds,
    secondsLeft: Number.isFinite(deadlineAt) ? (deadlineAt - now) / 1_000 : null,
  }).take;
}
