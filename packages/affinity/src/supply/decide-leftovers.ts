import type { Holding, Recall } from './decide-recall.ts';

/** A group with those of it who have nothing to do. */
export interface WaitingHolding extends Holding {
  /** Members here with nothing in hand. */
  readonly waiting: number;
}

/**
 * Whose slots of a type to call back for a group that has none while people there wait (R6): too few to
 * be worth evening out, and all that there is. Of the group that holds most beyond its part, as many as
 * are the waiting group's part, in whole slots; null when nobody waits or none is anybody's too many.
 */
export function decideLeftovers(holdings: readonly WaitingHolding[]): Recall | null {
  const drawn = holdings.reduce((sum, { draw }) => sum + draw, 0);
  const held = holdings.reduce((sum, { outstanding }) => sum + outstanding, 0);
  const waiting = holdings
    .filter((one) => one.outstanding === 0 && one.waiting > 0 && one.draw > 0)
    .reduce((most, { draw }) => Math.max(most, draw), 0);
  if (waiting === 0) return null;
  const partOf = (draw: number) => Math.round((held * draw) / drawn);
  let best: Recall | null = null;
  for (const { partitionId, outstanding, draw } of holdings) {
    const slots = Math.min(outstanding - partOf(draw), partOf(waiting));
    if (slots > (best?.slots ?? 0)) best = { partitionId, slots };
  }
  return best;
}
