import type { MarkKind } from './field.ts';
import { limits } from './limits.ts';
import type { JsonObject } from './read-values.ts';
import { isJsonObject } from './read-values.ts';

/** What is wrong with one mark, or null. */
export function checkMark(
  kind: MarkKind,
  mark: unknown,
  labels: ReadonlySet<unknown>,
): string | null {
  if (!isJsonObject(mark)) return 'draw it again.';
  if (!labels.has(mark['label'])) return 'choose one of the labels.';
  switch (kind) {
    case 'boxes':
      return hasKeys(mark, ['left', 'top', 'width', 'height']) &&
        [mark['left'], mark['top']].every(isPlace) &&
        [mark['width'], mark['height']].every((side) => isPlace(side) && side > 0)
        ? null
        : 'draw a box again.';
    case 'polygons':
      return hasKeys(mark, ['vertices']) && isOutline(mark['vertices'])
        ? null
        : `draw an area with 3 to ${limits.verticesOfPolygon} corners.`;
    case 'points':
      return hasKeys(mark, ['x', 'y']) && isPlace(mark['x']) && isPlace(mark['y'])
        ? null
        : 'set the point again.';
    case 'spans':
    case 'segments':
      return checkRange(kind, mark);
  }
}

function checkRange(kind: 'spans' | 'segments', mark: JsonObject): string | null {
  const { start, end } = mark;
  const isRange = hasKeys(mark, ['start', 'end']) && isPlace(start) && isPlace(end) && end > 0;
  if (kind === 'spans') {
    const isWhole = Number.isInteger(start) && Number.isInteger(end);
    return isRange && isWhole && end > start ? null : 'mark the text again.';
  }
  return isRange && end > start ? null : 'its end must be after its beginning.';
}

function isPlace(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isOutline(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length >= 3 &&
    value.length <= limits.verticesOfPolygon &&
    value.every(
      (at) =>
        isJsonObject(at) && Object.keys(at).length === 2 && isPlace(at['x']) && isPlace(at['y']),
    )
  );
}

/** Exactly these and the label. */
function hasKeys(mark: JsonObject, keys: readonly string[]): boolean {
  return (
    Object.keys(mark).length === keys.length + 1 && keys.every((key) => Object.hasOwn(mark, key))
  );
}
