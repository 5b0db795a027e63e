import { create, createSvg } from '../lib/dom.ts';
import { isRecord, readStructure, type AttributeReading } from '../lib/read-attribute.ts';
import { colorOf } from '../image/palette.ts';
import type { ImageSize } from '../image/shape.ts';

function drawBoxes(given: Record<string, unknown>, size: ImageSize): Element {
  const labels = Array.isArray(given['labels']) ? given['labels'].map(String) : [];
  const boxes = Array.isArray(given['value']) ? given['value'].filter(isRecord) : [];
  const drawing = createSvg('svg', { class: 'over', viewBox: `0 0 ${size.width} ${size.height}` });
  for (const box of boxes) {
    const label = String(box['label']);
    const color = colorOf(Math.max(0, labels.indexOf(label)));
    const [x, y] = [Number(box['left']), Number(box['top'])];
    drawing.append(
      createSvg('rect', {
        ...{ x, y, width: Number(box['width']), height: Number(box['height']) },
        ...{
          fill: 'none',
          stroke: color,
          'stroke-width': 3,
          'vector-effect': 'non-scaling-stroke',
        },
      }),
      createSvg('text', { x, y: y - 4, fill: color, 'font-size': size.height / 30 }, label),
    );
  }
  return drawing;
}

/** What a task before this one found, drawn over its image: boxes or segments. Null for nothing. */
export function drawOverlay(
  overlay: string | null,
  size: ImageSize,
): AttributeReading<Element | null> {
  const reading = readStructure('overlay', overlay);
  if (!reading.ok || reading.value === null) return reading as AttributeReading<null>;
  if (isRecord(reading.value)) {
    const { boundingBox, semanticSegmentation } = reading.value;
    if (isRecord(boundingBox)) return { ok: true, value: drawBoxes(boundingBox, size) };
    if (isRecord(semanticSegmentation) && typeof semanticSegmentation['src'] === 'string') {
      const src = semanticSegmentation['src'];
      return { ok: true, value: create('img', { class: 'over', src, alt: '' }) };
    }
  }
  return { ok: false, message: 'overlay must hold "boundingBox" or "semanticSegmentation".' };
}
