import { isInside } from '../image/geometry.ts';
import type { Point } from '../image/shape.ts';

/** For each pixel of an image the number of what it shows; 0 for nothing. Row by row. */
export type Mask = {
  readonly width: number;
  readonly height: number;
  readonly cells: Uint16Array;
};

/** A rectangle of pixels; right and bottom are the first outside. */
export type Area = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

export function createMask(width: number, height: number): Mask {
  return { width, height, cells: new Uint16Array(width * height) };
}

export function joinAreas(a: Area | null, b: Area | null): Area | null {
  if (a === null || b === null) return a ?? b;
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

function areaAround(points: readonly Point[], reach: number, mask: Mask): Area | null {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const area = {
    left: Math.max(0, Math.floor(Math.min(...xs) - reach)),
    top: Math.max(0, Math.floor(Math.min(...ys) - reach)),
    right: Math.min(mask.width, Math.ceil(Math.max(...xs) + reach) + 1),
    bottom: Math.min(mask.height, Math.ceil(Math.max(...ys) + reach) + 1),
  };
  return area.left < area.right && area.top < area.bottom ? area : null;
}

function fillWhere(
  mask: Mask,
  area: Area | null,
  value: number,
  isIn: (x: number, y: number) => boolean,
): Area | null {
  if (area === null) return null;
  for (let y = area.top; y < area.bottom; y += 1) {
    for (let x = area.left; x < area.right; x += 1) {
      // The middle of a pixel decides.
      if (isIn(x + 0.5, y + 0.5)) mask.cells[y * mask.width + x] = value;
    }
  }
  return area;
}

/** Paints with a round brush along a line; both ends in pixels. Gives what may have changed. */
export function paintStroke(
  mask: Mask,
  [from, to]: readonly [Point, Point],
  radius: number,
  value: number,
): Area | null {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  return fillWhere(mask, areaAround([from, to], radius, mask), value, (x, y) => {
    const along = length === 0 ? 0 : ((x - from.x) * dx + (y - from.y) * dy) / length;
    const t = Math.min(1, Math.max(0, along));
    return (x - from.x - t * dx) ** 2 + (y - from.y - t * dy) ** 2 <= radius * radius;
  });
}

/** Fills a polygon. */
export function fillPolygon(mask: Mask, points: readonly Point[], value: number): Area | null {
  if (points.length < 3) return null;
  return fillWhere(mask, areaAround(points, 0, mask), value, (x, y) => isInside({ x, y }, points));
}

/** A copy of the pixels of an area. */
export function copyArea({ width, cells }: Mask, area: Area): Uint16Array {
  const across = area.right - area.left;
  const copy = new Uint16Array(across * (area.bottom - area.top));
  for (let y = area.top; y < area.bottom; y += 1) {
    const start = y * width + area.left;
    copy.set(cells.subarray(start, start + across), (y - area.top) * across);
  }
  return copy;
}

/** Puts a copy back in its place. */
export function pasteArea({ width, cells }: Mask, area: Area, copy: Uint16Array): void {
  const across = area.right - area.left;
  for (let y = area.top; y < area.bottom; y += 1) {
    const start = (y - area.top) * across;
    cells.set(copy.subarray(start, start + across), y * width + area.left);
  }
}

/** Which numbers occur, 0 left out, in ascending order. */
export function listUsed({ cells }: Mask): number[] {
  const seen = new Set<number>();
  let last = 0;
  for (const cell of cells) {
    if (cell !== last) seen.add(cell);
    last = cell;
  }
  if (last !== 0) seen.add(last);
  seen.delete(0);
  return [...seen].toSorted((a, b) => a - b);
}
