export const durationUnits = [
  { unit: 'seconds', seconds: 1 },
  { unit: 'minutes', seconds: 60 },
  { unit: 'hours', seconds: 3_600 },
  { unit: 'days', seconds: 86_400 },
] as const;

export type DurationUnit = (typeof durationUnits)[number]['unit'];

export function secondsOf(unit: DurationUnit): number {
  return durationUnits.find((entry) => entry.unit === unit)?.seconds ?? 1;
}

/** So many of a unit in seconds; whole, where only the machine's rounding stands between. */
export function secondsIn(value: number, unit: DurationUnit): number {
  const seconds = value * secondsOf(unit);
  const whole = Math.round(seconds);
  return Math.abs(seconds - whole) < 1e-6 ? whole : seconds;
}

/** Bounds in seconds as bounds in a unit, rounded inwards to two places. */
export function boundsIn(
  unit: DurationUnit,
  { min, max }: { readonly min: number; readonly max: number },
) {
  const size = secondsOf(unit);
  return {
    min: Math.ceil((min / size) * 100) / 100,
    max: Math.floor((max / size) * 100) / 100,
    fractions: size > 1,
  };
}

/** The largest unit in which a length of time is a whole number. */
export function unitFor(seconds: number): DurationUnit {
  const fitting = durationUnits.findLast((entry) => seconds > 0 && seconds % entry.seconds === 0);
  return fitting?.unit ?? 'seconds';
}

export function isDurationUnit(value: string): value is DurationUnit {
  return durationUnits.some((entry) => entry.unit === value);
}
