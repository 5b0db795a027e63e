const precise = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });

/** `12.5`; a dash for what is not known yet. */
export function formatFigure(value: number | null | undefined): string {
  return typeof value === 'number' ? precise.format(value) : '–';
}

/** `12.5 an hour`; a dash for what is not known yet. */
export function formatPace(perHour: number | null | undefined): string {
  return typeof perHour === 'number' ? `${precise.format(perHour)} an hour` : '–';
}
