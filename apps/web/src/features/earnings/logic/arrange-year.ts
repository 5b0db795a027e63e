export interface DayOfWork {
  /** A day in UTC. */
  readonly day: string;
  readonly minor: number;
  readonly submitted: number;
}

export interface DayCell extends DayOfWork {
  /** 0 for nothing, then 1 to 4 by quarters of the best day. */
  readonly level: 0 | 1 | 2 | 3 | 4;
}

/** Weeks from Monday, oldest first; the first may lack days before the period, the last days to come. */
export function arrangeYear(days: readonly DayOfWork[]): readonly (readonly (DayCell | null)[])[] {
  const [first] = days;
  if (!first) return [];
  const best = Math.max(1, ...days.map(({ minor }) => minor));
  const lead = (new Date(first.day).getUTCDay() + 6) % 7;
  const cells: (DayCell | null)[] = [
    ...Array.from({ length: lead }, () => null),
    ...days.map((day) => ({ ...day, level: levelOf(day, best) })),
  ];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    cells.slice(week * 7, week * 7 + 7),
  );
}

function levelOf({ minor, submitted }: DayOfWork, best: number): DayCell['level'] {
  // Work that is not decided yet is work all the same.
  if (minor <= 0) return submitted > 0 ? 1 : 0;
  return Math.max(1, Math.min(4, Math.ceil((minor / best) * 4))) as DayCell['level'];
}
