import { decidePressure } from '@exchange/affinity';
import { readGroupProfile, type GroupProfileRow, type TaskInfo } from '@exchange/cluster';

/** Without a deadline it should be done within a day. */
const horizonSeconds = 86_400;

/**
 * How hard pressed each type is over the whole exchange: what is left of it over what all groups say
 * they would do. Types of which no group says anything are left out.
 */
export function decidePressures(
  taskInfo: readonly TaskInfo[],
  rows: readonly GroupProfileRow[],
  now: Date,
): ReadonlyMap<string, number> {
  const profiles = rows.flatMap((row) => readGroupProfile(row.profile) ?? []);
  const pressures = new Map<string, number>();
  for (const info of taskInfo) {
    const paces = profiles.flatMap(
      ({ paceByType, paceByCategory }) =>
        paceByType?.[info.typeId] ?? paceByCategory?.[info.category] ?? [],
    );
    if (paces.length === 0) continue;
    const due = info.earliestDeadlineAt;
    const secondsLeft = due === null ? null : (due.getTime() - now.getTime()) / 1_000;
    const draws = paces.reduce((sum, pace) => sum + pace, 0);
    const slots = [{ slots: info.availableSlots, secondsLeft }];
    pressures.set(info.typeId, decidePressure(slots, draws, horizonSeconds));
  }
  return pressures;
}
