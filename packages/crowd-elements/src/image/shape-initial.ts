import { isRecord, readStructure, type AttributeReading } from '../lib/read-attribute.ts';
import type { Point, Shape, ShapeKind } from './shape.ts';
import { pointsNeeded } from './shape.ts';
import { answerKeyOf } from './shape-output.ts';

/** The shapes of an `initial-value`, and what had to be left out of it. */
export type InitialShapes = {
  readonly isGiven: boolean;
  readonly shapes: readonly Shape[];
  readonly leftOut: readonly string[];
};

function toPoint(given: unknown): Point | null {
  if (!isRecord(given)) return null;
  const [x, y] = [Number(given['x']), Number(given['y'])];
  return Number.isFinite(x) && Number.isFinite(y) ? { x, y } : null;
}

function toBoxPoints(given: Record<string, unknown>): Point[] {
  const [left, top] = [Number(given['left']), Number(given['top'])];
  const corner = { x: left + Number(given['width']), y: top + Number(given['height']) };
  return Number.isFinite(corner.x) && Number.isFinite(corner.y)
    ? [{ x: left, y: top }, corner]
    : [];
}

function toPoints(kind: ShapeKind, given: Record<string, unknown>): Point[] {
  if (kind === 'box') return toBoxPoints(given);
  const vertices = kind === 'keypoint' ? [given] : given['vertices'];
  if (!Array.isArray(vertices)) return [];
  const points = vertices.filter((vertex) => vertex !== null).map(toPoint);
  return points.every((point) => point !== null) ? points : [];
}

/** Reads the shapes that a template gives: a list, or an object with the list under its key. */
export function readInitialShapes(
  kind: ShapeKind,
  given: unknown,
  labels: readonly string[],
): AttributeReading<InitialShapes> {
  const reading = readStructure('initial-value', given);
  if (!reading.ok) return reading;
  if (reading.value === null)
    return { ok: true, value: { isGiven: false, shapes: [], leftOut: [] } };
  const key = answerKeyOf(kind);
  const list = isRecord(reading.value) ? reading.value[key] : reading.value;
  if (!Array.isArray(list)) {
    return { ok: false, message: `initial-value must be a list, or an object with "${key}".` };
  }
  const shapes: Shape[] = [];
  const leftOut: string[] = [];
  for (const [index, item] of list.entries()) {
    if (!isRecord(item)) {
      leftOut.push(`number ${index + 1} is not an object`);
      continue;
    }
    const label = String(item['label']);
    const points = toPoints(kind, item);
    const { least, most } = pointsNeeded[kind];
    if (!labels.includes(label)) leftOut.push(`number ${index + 1}: "${label}" is no label`);
    else if (points.length < least || points.length > most) {
      leftOut.push(`number ${index + 1}: its place cannot be read`);
    } else shapes.push({ label, points });
  }
  return { ok: true, value: { isGiven: true, shapes, leftOut } };
}
