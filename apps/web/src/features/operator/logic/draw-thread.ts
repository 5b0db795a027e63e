/** Where a tile stands in the picture, in pixels. */
export interface Place {
  readonly left: number;
  readonly right: number;
  readonly middle: number;
}

/**
 * A line between two tiles: across the gap between the columns, or, within one column, a bow into
 * the gap. `spread` moves the ends apart where several lines meet.
 */
export function drawThread(from: Place, to: Place, spread = 0): string {
  const startY = from.middle + spread;
  const endY = to.middle + spread;
  if (from.right <= to.left) {
    const half = (from.right + to.left) / 2;
    return `M${from.right} ${startY}C${half} ${startY} ${half} ${endY} ${to.left} ${endY}`;
  }
  if (to.right <= from.left) {
    const half = (to.right + from.left) / 2;
    return `M${from.left} ${startY}C${half} ${startY} ${half} ${endY} ${to.right} ${endY}`;
  }
  // In the column at the start the bow leaves to the end side, else to the start side.
  const out = Math.min(90, 40 + Math.abs(endY - startY) / 4);
  const isFirstColumn = from.left < 40;
  const [x, toX, bow] = isFirstColumn
    ? [from.right, to.right, Math.max(from.right, to.right) + out]
    : [from.left, to.left, Math.min(from.left, to.left) - out];
  return `M${x} ${startY}C${bow} ${startY} ${bow} ${endY} ${toX} ${endY}`;
}
