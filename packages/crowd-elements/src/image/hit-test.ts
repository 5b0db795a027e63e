import { distance, distanceToSegment, edgesOf, handlesOf, isInside } from './geometry.ts';
import type { Point, Shape, ShapeKind } from './shape.ts';

/** A shape, and which of its handles; null for the shape as a whole. */
export type Hit = { readonly shape: number; readonly handle: number | null };

function hitOne(kind: ShapeKind, shape: Shape, at: Point, reach: number): number | 'edge' | null {
  const handles = handlesOf(kind, shape);
  const nearest = handles
    .map((handle, index) => ({ index, far: distance(handle, at) }))
    .filter(({ far }) => far <= reach)
    .toSorted((a, b) => a.far - b.far)[0];
  if (nearest !== undefined) return nearest.index;
  const isOnEdge = edgesOf(kind, shape).some(([a, b]) => distanceToSegment(at, a, b) <= reach);
  return isOnEdge ? 'edge' : null;
}

/**
 * What lies under a place: a handle or an edge within reach (in image pixels). The one that is
 * selected comes first, then the one drawn last. Insides do not count, so that one can be drawn
 * within another.
 */
export function hitTest(
  kind: ShapeKind,
  shapes: readonly Shape[],
  at: Point,
  { reach, selected }: { reach: number; selected: number | null },
): Hit | null {
  const order = shapes.map((_, index) => index).toReversed();
  const first = selected === null ? order : [selected, ...order];
  for (const index of first) {
    const shape = shapes[index];
    if (shape === undefined) continue;
    const hit = hitOne(kind, shape, at, reach);
    if (hit !== null) return { shape: index, handle: hit === 'edge' ? null : hit };
  }
  return null;
}

/** The shape around a place: the last drawn whose inside holds it; null for none. */
export function findAround(kind: ShapeKind, shapes: readonly Shape[], at: Point): number | null {
  if (kind !== 'box' && kind !== 'polygon') return null;
  const found = shapes.findLastIndex((shape) => isInside(at, handlesOf(kind, shape)));
  return found < 0 ? null : found;
}
