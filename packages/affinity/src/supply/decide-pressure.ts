/** Slots of one type that are to be done by the same deadline. */
export interface DueSlots {
  readonly slots: number;
  /** Until the deadline; null without one. */
  readonly secondsLeft: number | null;
}

/**
 * How hard pressed a type is: work that is due over what all groups would do of it by then if it were
 * shown to them; the worst of its deadlines, each counted with everything that is due before it (the
 * demand bound of earliest-deadline-first scheduling, Baruah, Rosier and Howell, Real-Time Systems 2,
 * 1990). Above 1 it will not be done in time at the usual pace. What has no deadline counts as due
 * at the horizon.
 */
export function decidePressure(
  due: readonly DueSlots[],
  allDrawsPerHour: number,
  horizonSeconds: number,
): number {
  const inOrder = due
    .filter(({ slots, secondsLeft }) => slots > 0 && (secondsLeft ?? 1) > 0)
    .map(({ slots, secondsLeft }) => ({
      slots,
      seconds: secondsLeft === null ? horizonSeconds : Math.min(secondsLeft, horizonSeconds),
    }))
    .sort((one, other) => one.seconds - other.seconds);
  const perSecond = Math.max(allDrawsPerHour, 0.1) / 3_600;
  let work = 0;
  let pressure = 0;
  for (const { slots, seconds } of inOrder) {
    work += slots;
    pressure = Math.max(pressure, work / (perSecond * Math.max(seconds, 60)));
  }
  return pressure;
}

/** Work of a type that a group has before it. */
export interface WorkOfGroup {
  /** Slots that lie near, by their deadlines. */
  readonly near: readonly DueSlots[];
  /** Slots left at the requester. */
  readonly far: number;
  /** Accepts of it in an hour that the group, and all groups, would make. */
  readonly ownPerHour: number;
  readonly allPerHour: number;
  /** Until the earliest deadline of what is left at the requester; null without one. */
  readonly secondsLeft: number | null;
}

/**
 * How hard pressed a type is for one group: what lies with it, and its part of what is left at the
 * requester, over what it would do of it in time. Groups that were given work in proportion to what they
 * draw come to the same figure; one that has more of it than the others comes to a higher one, and
 * each knows its own at any moment without asking anybody.
 */
export function decideGroupPressure(work: WorkOfGroup, horizonSeconds: number): number {
  const { near, far, ownPerHour, allPerHour, secondsLeft } = work;
  const part = allPerHour > ownPerHour ? ownPerHour / allPerHour : 1;
  const left = { slots: far * part, secondsLeft };
  return decidePressure([...near, left], ownPerHour, horizonSeconds);
}
