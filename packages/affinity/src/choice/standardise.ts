/** Running mean and variance by column (Welford 1962), of what was known. */
export interface ScaleState {
  readonly count: Float64Array;
  readonly mean: Float64Array;
  readonly squares: Float64Array;
}

export function createScaleState(columns: number): ScaleState {
  return {
    count: new Float64Array(columns),
    mean: new Float64Array(columns),
    squares: new Float64Array(columns),
  };
}

/** Beyond this many standard deviations a value is an accident. */
const limit = 4;

/** After this many values old ones fade: the log may change. */
const longest = 200_000;

export function learnScale(state: ScaleState, rows: Float64Array): void {
  const { count, mean, squares } = state;
  const columns = count.length;
  for (let at = 0; at < rows.length; at += 1) {
    const value = rows[at] ?? 0;
    if (Number.isNaN(value)) continue;
    const column = at % columns;
    const seen = Math.min(longest, (count[column] ?? 0) + 1);
    const away = value - (mean[column] ?? 0);
    const moved = (mean[column] ?? 0) + away / seen;
    const fade = seen === longest ? 1 - 1 / longest : 1;
    count[column] = seen;
    mean[column] = moved;
    squares[column] = (squares[column] ?? 0) * fade + away * (value - moved);
  }
}

/** In place: to mean 0 and variance 1; unknown and constant become 0, which says nothing. */
export function applyScale(state: ScaleState, rows: Float64Array): void {
  const { count, mean, squares } = state;
  const columns = count.length;
  const factor = new Float64Array(columns);
  for (let column = 0; column < columns; column += 1) {
    const variance = (squares[column] ?? 0) / Math.max(1, count[column] ?? 0);
    factor[column] = variance > 1e-9 ? 1 / Math.sqrt(variance) : 0;
  }
  for (let at = 0; at < rows.length; at += 1) {
    const value = rows[at] ?? 0;
    const column = at % columns;
    const scaled = (value - (mean[column] ?? 0)) * (factor[column] ?? 0);
    rows[at] = Number.isNaN(value) ? 0 : Math.max(-limit, Math.min(limit, scaled));
  }
}
