import { decideRecall, drawOf, findDryGroup, type Holding } from '@exchange/affinity';
import type { NodeServices } from '@exchange/cluster';
import type { RequesterPartition } from '@exchange/partitions';
import { readHeld, type HeldSlots } from '../store/read-held.ts';
import { readLentOut, type LentOutType } from '../store/read-lent-out.ts';
import { recallIdle } from '../store/recall-idle.ts';
import { readGroups, type Group } from './read-groups.ts';

/** With less of a type lent out, moving some of it is not worth the messages. */
const leastSlots = 30;
const mostTypes = 200;
/** What was called back of a type takes a while to come, and to go where it is needed. */
const restMs = 60_000;

export interface PlannedRecall {
  readonly typeId: string;
  readonly holder: string;
  readonly slots: number;
}

/** Which groups give back what of types that are all lent out, for one that runs dry (R6). */
export function planRecalls(
  types: readonly LentOutType[],
  held: readonly HeldSlots[],
  groups: readonly Group[],
): PlannedRecall[] {
  return types.flatMap(({ typeId, category }): PlannedRecall[] => {
    const holdings = groups.flatMap(({ partitionId, draw }): Holding[] => {
      // Of who does not say at what pace it works, nobody knows whether it holds too much.
      if (draw === null) return [];
      const own = held.find((row) => row.typeId === typeId && row.holder === partitionId);
      const perHour = drawOf(draw, typeId, category) ?? 0;
      return [{ partitionId, outstanding: own?.slots ?? 0, draw: perHour }];
    });
    const dry = findDryGroup(holdings);
    const recall = dry === null ? null : decideRecall(holdings, dry.partitionId, dry.lacking);
    return recall === null ? [] : [{ typeId, holder: recall.partitionId, slots: recall.slots }];
  });
}

/**
 * Looks at what is all lent out: while one group holds hours of work of a type and another, which would
 * do it too, has next to none, the first gives some back. A push then hands it to who needs it most.
 */
export function createRecaller(
  services: Pick<NodeServices, 'directory' | 'clock' | 'supply'>,
  partition: RequesterPartition,
): () => Promise<number> {
  const recalledAt = new Map<string, number>();

  return async () => {
    // Without pushes nothing would bring it to the group that needs it.
    if (services.supply.push.mode !== 'lease' || services.supply.grants === 'information') return 0;
    const now = partition.clock.now().getTime();
    const groups = await readGroups(services);
    if (groups.length < 2) return 0;
    const at = partition.clock.pinned();
    const lentOut = await readLentOut(partition, leastSlots, mostTypes, at);
    const rested = lentOut.filter(
      ({ typeId }) => now - (recalledAt.get(typeId) ?? Number.NEGATIVE_INFINITY) >= restMs,
    );
    if (rested.length === 0) return 0;
    const held = await readHeld(
      partition,
      rested.map(({ typeId }) => typeId),
    );
    const recalls = planRecalls(rested, held, groups);
    if (recalledAt.size > 10 * mostTypes) recalledAt.clear();
    for (const recall of recalls) {
      recalledAt.set(recall.typeId, now);
      await partition.transact((tx) => recallIdle(tx, recall));
    }
    return recalls.length;
  };
}
