/** A group that holds slots of the type. */
export interface Holding {
  readonly partitionId: string;
  /** Slots neither done nor given back. */
  readonly outstanding: number;
  /** How strongly the group draws the type, accepts per hour. */
  readonly draw: number;
}

export interface Recall {
  readonly partitionId: string;
  readonly slots: number;
}

/** Smaller surpluses are not worth a message, and would be sent to and fro. */
const smallestRecall = 30;
const tolerance = 1.25;

/**
 * Whose stock to call back when a group asks for what its requester has no more of (R6): everybody
 * should hold as many hours of their own work as the others. Of the group that holds most beyond
 * that, up to what the asker lacks; null when stock is spread evenly enough.
 */
export function decideRecall(
  holdings: readonly Holding[],
  asker: string,
  lacking: number,
): Recall | null {
  const drawn = holdings.reduce((sum, { draw }) => sum + draw, 0);
  const held = holdings.reduce((sum, { outstanding }) => sum + outstanding, 0);
  if (drawn <= 0) return null;
  let best: Recall | null = null;
  for (const { partitionId, outstanding, draw } of holdings) {
    if (partitionId === asker) continue;
    const surplus = Math.floor(outstanding - tolerance * ((held * draw) / drawn));
    const slots = Math.min(surplus, lacking);
    if (surplus >= smallestRecall && slots > (best?.slots ?? 0)) best = { partitionId, slots };
  }
  return best;
}

/** A group that will have nothing left before this wants some of what the others have. */
const drySeconds = 120;

/**
 * The group that runs dry of a type first, if one does soon, and what it lacks of an even spread; null
 * while all have enough. Nobody asks for what is known to be all lent out: its requester looks itself.
 */
export function findDryGroup(
  holdings: readonly Holding[],
): { readonly partitionId: string; readonly lacking: number } | null {
  const drawn = holdings.reduce((sum, { draw }) => sum + draw, 0);
  const held = holdings.reduce((sum, { outstanding }) => sum + outstanding, 0);
  let driest: { partitionId: string; lacking: number; seconds: number } | null = null;
  for (const { partitionId, outstanding, draw } of holdings) {
    if (draw <= 0) continue;
    const seconds = (outstanding * 3_600) / draw;
    const lacking = Math.floor((held * draw) / drawn - outstanding);
    if (seconds > drySeconds || lacking < 1) continue;
    if (driest === null || seconds < driest.seconds) driest = { partitionId, lacking, seconds };
  }
  return driest === null ? null : { partitionId: driest.partitionId, lacking: driest.lacking };
}
