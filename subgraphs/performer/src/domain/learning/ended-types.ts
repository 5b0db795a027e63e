/** A type of which nothing was to be had for so long is over, as far as habits go. */
const overMs = 3_600_000;

/** When each type was last there, by what was looked at so far. Lost with the process. */
export type LastThere = Map<string, number>;

export interface EndedType {
  readonly id: string;
  /** When it was last there. */
  readonly at: number;
}

/**
 * Types that were there and have been gone for an hour: the model learns how long such work lasts, and
 * forgets sooner what is over. One that comes back later begins anew.
 */
export function noteEnded(
  lastThere: LastThere,
  present: Iterable<string>,
  now: number,
): readonly EndedType[] {
  for (const id of present) lastThere.set(id, now);
  const ended: EndedType[] = [];
  for (const [id, at] of lastThere) {
    if (now - at < overMs) continue;
    lastThere.delete(id);
    ended.push({ id, at });
  }
  return ended;
}
