import { decideGrantShare, drawOf } from '@exchange/affinity';
import type { NodeServices, ProcedureCall } from '@exchange/cluster';
import type { RequesterPartition } from '@exchange/partitions';
import { findTypeFacts } from '../store/find-type-terms.ts';
import { readAvailable } from '../store/read-available.ts';
import { readHeld, type HeldSlots } from '../store/read-held.ts';
import { readGroups, type Group } from './read-groups.ts';

export interface ShareInput {
  readonly holder: string;
  readonly typeId: string;
  readonly category: string;
  readonly asked: number;
  readonly available: number;
  /** Slots of the type that holders have now. */
  readonly held: ReadonlyMap<string, number>;
  readonly groups: readonly Group[];
  readonly periodSeconds: number;
}

/**
 * Most slots that an asker gets now (R5). Its part is one of all that there is, what is lent already
 * included, less what it has: asking again and again does not make it larger, and what it uses up
 * makes room for more. Groups of which nothing is known count like the average of the others; when
 * these draw nothing, as if they wanted as much as the one that asks. Where nobody is, nothing is drawn.
 */
export function decideShare(input: ShareInput): number {
  const { asked, available, periodSeconds } = input;
  const known = input.groups.map(({ partitionId, online, draw }) => {
    const perHour = draw === null ? null : drawOf(draw, input.typeId, input.category);
    return { partitionId, perHour: online === 0 ? 0 : perHour };
  });
  if (!known.some(({ partitionId }) => partitionId === input.holder)) {
    known.push({ partitionId: input.holder, perHour: null });
  }
  const told = known.flatMap(({ perHour }) => perHour ?? []);
  const sum = told.reduce((total, perHour) => total + perHour, 0);
  const usual = sum === 0 ? (asked * 3_600) / periodSeconds : sum / told.length;
  const draws = new Map(known.map(({ partitionId, perHour }) => [partitionId, perHour ?? usual]));
  const mine = input.held.get(input.holder) ?? 0;
  const lent = [...input.held.values()].reduce((sum, slots) => sum + slots, 0);
  const share = decideGrantShare({
    asked: asked + mine,
    available: available + lent,
    draw: draws.get(input.holder) ?? usual,
    allDraws: [...draws.values()].reduce((total, perHour) => total + perHour, 0),
    periodSeconds,
  });
  return Math.max(0, Math.min(asked, available, share - mine));
}

/**
 * The limits of a pull by type, where they are below what is asked. One group alone, and accepts of
 * one slot, have none.
 */
export async function decideShares(
  services: NodeServices,
  partition: RequesterPartition,
  call: ProcedureCall<'acquire'>,
): Promise<ReadonlyMap<string, number>> {
  if (call.kind === 'temporary' || call.kind === 'information') return new Map();
  const groups = await readGroups(services);
  if (!groups.some(({ partitionId }) => partitionId !== call.holder)) return new Map();
  const typeIds = call.wants.flatMap(({ typeId, taskId }) => (taskId === null ? [typeId] : []));
  const at = partition.clock.pinned();
  const [types, available, held] = await Promise.all([
    findTypeFacts(partition, typeIds, at),
    readAvailable(partition, typeIds, at),
    readHeld(partition, typeIds),
  ]);
  const limits = new Map<string, number>();
  for (const { typeId, slots } of call.wants) {
    const category = types.get(typeId)?.category;
    if (category === undefined) continue;
    const limit = decideShare({
      ...{ holder: call.holder, typeId, category, groups, asked: slots },
      available: available.get(typeId) ?? 0,
      held: heldOf(held, typeId),
      periodSeconds: services.supply.periodSeconds,
    });
    // What is not there is a shortage of the type, not of the asker's share.
    if (limit < Math.min(slots, available.get(typeId) ?? 0)) limits.set(typeId, limit);
  }
  return limits;
}

/** Slots of one type by holder. */
export function heldOf(held: readonly HeldSlots[], typeId: string): ReadonlyMap<string, number> {
  return new Map(
    held.filter((row) => row.typeId === typeId).map(({ holder, slots }) => [holder, slots]),
  );
}
