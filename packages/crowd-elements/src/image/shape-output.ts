import type { ImageSize, Point, Shape, ShapeKind } from './shape.ts';

function round({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) };
}

function toBox({ label, points }: Shape): object {
  const whole = points.map(round);
  const left = Math.min(...whole.map(({ x }) => x));
  const top = Math.min(...whole.map(({ y }) => y));
  return {
    height: Math.max(...whole.map(({ y }) => y)) - top,
    label,
    left,
    top,
    width: Math.max(...whole.map(({ x }) => x)) - left,
  };
}

function toKeypoint({ label, points }: Shape): object {
  return { label, ...points.map(round)[0] };
}

function toVertices({ label, points }: Shape): object {
  return { label, vertices: points.map(round) };
}

const forms: Readonly<Record<ShapeKind, { key: string; write: (shape: Shape) => object }>> = {
  box: { key: 'boundingBoxes', write: toBox },
  keypoint: { key: 'keypoints', write: toKeypoint },
  line: { key: 'lines', write: toVertices },
  polyline: { key: 'polylines', write: toVertices },
  polygon: { key: 'polygons', write: toVertices },
};

/** Kinds whose documented answers tell whether what was given was changed. */
const tellsChanges: readonly ShapeKind[] = ['box', 'line', 'polyline'];

/**
 * The documented answer of an element, in whole image pixels: `boundingBoxes`, `keypoints`,
 * `lines`, `polylines` or `polygons`, the size of the image, and whether given shapes were changed
 * (null when none were given).
 */
export function writeShapes(
  kind: ShapeKind,
  shapes: readonly Shape[],
  size: ImageSize,
  isModified: boolean | null,
): Record<string, unknown> {
  const { key, write } = forms[kind];
  const told = isModified !== null && tellsChanges.includes(kind);
  return {
    [key]: shapes.map(write),
    inputImageProperties: { height: size.height, width: size.width },
    ...(told ? { initialValueModified: isModified } : {}),
  };
}

export const answerKeyOf = (kind: ShapeKind): string => forms[kind].key;
