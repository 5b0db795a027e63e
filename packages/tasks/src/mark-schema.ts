import type { MarkKind } from './field.ts';
import { limits } from './limits.ts';
import type { PartSchema } from './task-form.ts';

const place: PartSchema = { type: 'number', minimum: 0 };
const length: PartSchema = { type: 'number', exclusiveMinimum: 0 };
const vertex = objectOf({ x: place, y: place });

/**
 * What each kind of mark holds besides its label. Images: pixels of the image from its top left
 * corner. Spans: characters from the beginning, `end` is the one after the last. Segments: seconds.
 */
const parts: Readonly<Record<MarkKind, Readonly<Record<string, PartSchema>>>> = {
  boxes: { left: place, top: place, width: length, height: length },
  polygons: {
    vertices: { type: 'array', items: vertex, minItems: 3, maxItems: limits.verticesOfPolygon },
  },
  points: { x: place, y: place },
  spans: { start: { type: 'integer', minimum: 0 }, end: { type: 'integer', minimum: 1 } },
  segments: { start: place, end: length },
};

/** The JSON Schema of one mark. */
export function markSchema(kind: MarkKind, labels: readonly string[]): PartSchema {
  return objectOf({ ...parts[kind], label: { type: 'string', enum: labels } });
}

/** An object that has exactly these keys. */
export function objectOf(
  properties: Readonly<Record<string, PartSchema>>,
  required: readonly string[] = Object.keys(properties),
): PartSchema {
  return { type: 'object', properties, required, additionalProperties: false };
}
