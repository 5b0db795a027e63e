export interface WeekCell {
  /** 0 is Monday. */
  readonly day: number;
  /** 0 to 23, UTC. */
  readonly hour: number;
  readonly value: number;
  /** 0 to 4, by its share of the largest. */
  readonly level: number;
}

/** 168 values from Monday 00:00 UTC as a week of days and hours. */
export function arrangeWeek(hours: readonly number[]): WeekCell[] {
  const most = Math.max(...hours, 0);
  return hours.slice(0, 168).map((value, index) => ({
    day: Math.floor(index / 24),
    hour: index % 24,
    value,
    level: most === 0 || value === 0 ? 0 : Math.max(1, Math.ceil((value / most) * 4)),
  }));
}
