import type { ImageSize, Point, Shape, ShapeKind } from './shape.ts';

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** How far a point is from the nearest place of a line between two others. */
export function distanceToSegment(p: Point, a: Point, b: Point): number {
  const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
  if (length === 0) return distance(p, a);
  const along = ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / length;
  const t = Math.min(1, Math.max(0, along));
  return distance(p, { x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y) });
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}

/** The nearest place on the image. */
export function keepInside(point: Point, { width, height }: ImageSize): Point {
  return { x: clamp(point.x, width), y: clamp(point.y, height) };
}

/** The points by which a shape is taken hold of: of a box its four corners, clockwise. */
export function handlesOf(kind: ShapeKind, { points }: Shape): readonly Point[] {
  const [a, b] = points;
  if (kind !== 'box' || a === undefined || b === undefined) return points;
  return [a, { x: b.x, y: a.y }, b, { x: a.x, y: b.y }];
}

/** The lines of a shape, as pairs of points. */
export function edgesOf(kind: ShapeKind, shape: Shape): (readonly [Point, Point])[] {
  const handles = handlesOf(kind, shape);
  const isClosed = kind === 'box' || kind === 'polygon';
  return handles.flatMap((from, index) => {
    const next = handles[index + 1] ?? (isClosed ? handles[0] : undefined);
    return next === undefined ? [] : [[from, next] as const];
  });
}

function side(a: Point, b: Point, c: Point): number {
  return Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
}

/** Whether two lines cross between their ends; touching at an end is no crossing. */
export function doCross(a: Point, b: Point, c: Point, d: Point): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** Whether a line from the last of the points to a new one crosses a line between them. */
export function wouldCross(points: readonly Point[], next: Point): boolean {
  const last = points.at(-1);
  if (last === undefined) return false;
  return points.some((from, index) => {
    const to = points[index + 1];
    return to !== undefined && doCross(from, to, last, next);
  });
}

/** Whether a point lies in a polygon: a ray from it crosses an odd number of edges. */
export function isInside(point: Point, polygon: readonly Point[]): boolean {
  let inside = false;
  for (const [index, a] of polygon.entries()) {
    const b = polygon[(index + 1) % polygon.length] ?? a;
    if (a.y > point.y === b.y > point.y) continue;
    const x = a.x + ((point.y - a.y) / (b.y - a.y)) * (b.x - a.x);
    if (point.x < x) inside = !inside;
  }
  return inside;
}

/** Moves all points alike, as far as the image allows. */
export function moveBy(points: readonly Point[], by: Point, size: ImageSize): Point[] {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const dx = Math.min(Math.max(by.x, -Math.min(...xs)), size.width - Math.max(...xs));
  const dy = Math.min(Math.max(by.y, -Math.min(...ys)), size.height - Math.max(...ys));
  return points.map(({ x, y }) => ({ x: x + dx, y: y + dy }));
}

/** Puts one handle of a shape somewhere else; the opposite corner of a box stays. */
export function moveHandle(kind: ShapeKind, shape: Shape, handle: number, to: Point): Shape {
  const [a, b] = shape.points;
  if (kind !== 'box' || a === undefined || b === undefined) {
    return { ...shape, points: shape.points.map((p, index) => (index === handle ? to : p)) };
  }
  const isLeft = handle === 0 || handle === 3;
  const isTop = handle === 0 || handle === 1;
  return {
    ...shape,
    points: [
      { x: isLeft ? to.x : a.x, y: isTop ? to.y : a.y },
      { x: isLeft ? b.x : to.x, y: isTop ? b.y : to.y },
    ],
  };
}
