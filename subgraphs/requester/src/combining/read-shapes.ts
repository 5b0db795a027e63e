import type { Box, Span } from '@exchange/answers';

/** Boxes as forms and `crowd-bounding-box` give them; null for anything else. */
export function readBoxes(value: unknown): Box[] | null {
  return readList(value, (item) => {
    const [left, top] = [item['left'] ?? item['x'], item['top'] ?? item['y']];
    const { width, height } = item;
    if (![left, top, width, height].every(Number.isFinite)) return null;
    return { left, top, width, height, label: labelOf(item) } as Box;
  });
}

/** Spans as forms and `crowd-entity-annotation` give them; null for anything else. */
export function readSpans(value: unknown): Span[] | null {
  return readList(value, (item) => {
    const [start, end] = [item['start'] ?? item['startOffset'], item['end'] ?? item['endOffset']];
    if (!Number.isFinite(start) || !Number.isFinite(end)) return null;
    return { start: start as number, end: end as number, label: labelOf(item) };
  });
}

function readList<Shape>(
  value: unknown,
  read: (item: Readonly<Record<string, unknown>>) => Shape | null,
): Shape[] | null {
  if (!Array.isArray(value)) return null;
  const shapes: Shape[] = [];
  for (const item of value as unknown[]) {
    if (typeof item !== 'object' || item === null) return null;
    const shape = read(item as Readonly<Record<string, unknown>>);
    if (shape === null) return null;
    shapes.push(shape);
  }
  return shapes;
}

function labelOf(item: Readonly<Record<string, unknown>>): string {
  return typeof item['label'] === 'string' ? item['label'] : '';
}
