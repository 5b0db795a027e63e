import type { Sighting } from '../../store/work-sessions.ts';

/** A longer pause ends a session. */
export const pauseMs = 30 * 60_000;
/** Who does something is here for at least so long. */
const leastMs = 60_000;
const mostPeople = 20_000;

export interface Sightings {
  note(ownerKey: string, at: number): void;
  take(): Sighting[];
}

/** When performers were here, as stretches without a pause. */
export function createSightings(): Sightings {
  /** Also of those who were written down: a stretch goes on where it was cut. */
  const until = new Map<string, number>();
  let pending = new Map<string, { from: number; to: number }[]>();

  return {
    note(ownerKey, at) {
      const stretches = pending.get(ownerKey) ?? [];
      const last = stretches.at(-1);
      const before = until.get(ownerKey) ?? Number.NEGATIVE_INFINITY;
      const to = Math.max(at + leastMs, before);
      if (at - before > pauseMs) stretches.push({ from: at, to });
      else if (last === undefined) stretches.push({ from: before, to });
      else last.to = to;
      pending.set(ownerKey, stretches);
      until.delete(ownerKey);
      until.set(ownerKey, to);
      for (const oldest of until.keys()) {
        if (until.size <= mostPeople) break;
        until.delete(oldest);
      }
    },
    take() {
      const taken = [...pending].flatMap(([ownerKey, stretches]) =>
        stretches
          .filter(({ from, to }) => to > from)
          .map(({ from, to }) => ({ ownerKey, from: new Date(from), to: new Date(to) })),
      );
      pending = new Map();
      return taken;
    },
  };
}
