import {
  decideLeftovers,
  decideRecall,
  drawOf,
  findDryGroup,
  type WaitingHolding,
} from '@exchange/affinity';
import type { NodeServices } from '@exchange/cluster';
import type { RequesterPartition } from '@exchange/partitions';
import { readHeld, type HeldSlots } from '../store/read-held.ts';
import { readLentOut, type LentOutType } from '../store/read-lent-out.ts';
import { recallIdle } from '../store/recall-idle.ts';
import { readGroups, type Group } from './read-groups.ts';

const mostTypes = 200;
/** What was called back of a type takes a while to come, and to go where it is needed. */
const usualRestMs = 60_000;
/** The last ones are moved less often: who waits may have done just these tasks. */
const leftoversRestMs = 3 * 60_000;

export interface PlannedRecall {
  readonly typeId: string;
  readonly holder: string;
  readonly slots: number;
  /** How long the type is left alone then. */
  readonly restMs: number;
}

/**
 * Which groups give back what of types that are all lent out (R6): for one that runs dry, when it is much;
 * else for one that has none while people there wait.
 */
export function planRecalls(
  types: readonly LentOutType[],
  held: readonly HeldSlots[],
  groups: readonly Group[],
): PlannedRecall[] {
  const outstandingOf = new Map(
    held.map(({ typeId, holder, slots }) => [`${typeId} ${holder}`, slots]),
  );
  return types.flatMap(({ typeId, category }): PlannedRecall[] => {
    const told = groups.flatMap(({ partitionId, draw }) => {
      // Of who does not say at what pace it works, nobody knows whether it holds too much.
      if (draw === null) return [];
      const outstanding = outstandingOf.get(`${typeId} ${partitionId}`) ?? 0;
      const perHour = draw.online === 0 ? 0 : drawOf(draw, typeId, category);
      return [{ partitionId, outstanding, perHour, waiting: draw.waiting }];
    });
    const holdings = told.map((one) => ({ ...one, draw: one.perHour ?? 0 }));
    const dry = findDryGroup(holdings);
    const much = dry === null ? null : decideRecall(holdings, dry.partitionId, dry.lacking);
    const recall = much ?? decideLeftovers(supposeDraws(told));
    if (recall === null) return [];
    const { partitionId: holder, slots } = recall;
    return [{ typeId, holder, slots, restMs: much === null ? leftoversRestMs : usualRestMs }];
  });
}

interface ToldHolding extends Omit<WaitingHolding, 'draw'> {
  /** Null from a group that has seen nothing of the kind. */
  readonly perHour: number | null;
}

/**
 * What is all lent out to others is in no list that a group could know it from: who has seen nothing of the
 * kind may like it as well as those who have.
 */
function supposeDraws(holdings: readonly ToldHolding[]): WaitingHolding[] {
  const known = holdings.flatMap(({ perHour }) =>
    perHour === null || perHour === 0 ? [] : perHour,
  );
  const sum = known.reduce((total, perHour) => total + perHour, 0);
  const usual = known.length === 0 ? 1 : sum / known.length;
  return holdings.map(({ perHour, ...holding }) => ({ ...holding, draw: perHour ?? usual }));
}

/**
 * Looks at what is all lent out: while one group holds hours of work of a type and another, which would
 * do it too, has next to none, the first gives some back; and the last slots do not lie with one group
 * while people of another have nothing to do. A push then hands it to who needs it most.
 */
export function createRecaller(
  services: Pick<NodeServices, 'directory' | 'clock' | 'supply'>,
  partition: RequesterPartition,
): () => Promise<number> {
  const restUntil = new Map<string, number>();

  return async () => {
    // Without pushes nothing would bring it to the group that needs it.
    if (services.supply.push.mode !== 'lease' || services.supply.grants === 'information') return 0;
    const now = partition.clock.now().getTime();
    const groups = await readGroups(services);
    if (groups.length < 2) return 0;
    const at = partition.clock.pinned();
    const lentOut = await readLentOut(partition, mostTypes, at);
    const rested = lentOut.filter(({ typeId }) => now >= (restUntil.get(typeId) ?? 0));
    if (rested.length === 0) return 0;
    const held = await readHeld(
      partition,
      rested.map(({ typeId }) => typeId),
    );
    const recalls = planRecalls(rested, held, groups);
    if (restUntil.size > 10 * mostTypes) restUntil.clear();
    for (const recall of recalls) {
      restUntil.set(recall.typeId, now + recall.restMs);
      await partition.transact((tx) => recallIdle(tx, recall));
    }
    return recalls.length;
  };
}
