import { createSvg } from '../lib/dom.ts';
import { handlesOf } from './geometry.ts';
import type { Hit } from './hit-test.ts';
import type { Drawing } from './shape-editor.ts';
import type { Point, Shape, ShapeKind } from './shape.ts';

/** What is shown besides the shapes. */
export type View = {
  readonly kind: ShapeKind;
  /** Screen pixels for one image pixel: handles and texts keep their size. */
  readonly scale: number;
  readonly selected: Hit | null;
  /** Where the next point would go; null when nobody points. */
  readonly pointer: Point | null;
  /** The cross of the keys; null while they are not used. */
  readonly cursor: Point | null;
  readonly colorOf: (label: string) => string;
  /** The label of what is being drawn. */
  readonly label: string;
};

const asText = (points: readonly Point[]): string =>
  points.map(({ x, y }) => `${x},${y}`).join(' ');

function drawLine(points: readonly Point[], isClosed: boolean, attributes: object): Element {
  const shared = { points: asText(points), 'vector-effect': 'non-scaling-stroke', ...attributes };
  return createSvg(isClosed ? 'polygon' : 'polyline', shared);
}

function drawShape(shape: Shape, index: number, view: View): Element {
  const { kind, scale, selected } = view;
  const color = view.colorOf(shape.label);
  const isSelected = selected?.shape === index;
  const handles = handlesOf(kind, shape);
  const isClosed = kind === 'box' || kind === 'polygon';
  const width = isSelected ? 3 : 2;
  const group = createSvg('g', { class: 'shape' });
  if (kind !== 'keypoint') {
    const fill = isClosed ? color : 'none';
    group.append(
      drawLine(handles, isClosed, { fill: 'none', class: 'halo', 'stroke-width': width + 2 }),
      drawLine(handles, isClosed, {
        ...{ fill, 'fill-opacity': isSelected ? 0.25 : 0.1, stroke: color, 'stroke-width': width },
      }),
    );
  }
  for (const [at, { x, y }] of handles.entries()) {
    if (kind !== 'keypoint' && !isSelected) continue;
    const isHeld = isSelected && selected.handle === at;
    group.append(
      createSvg('circle', {
        ...{ cx: x, cy: y, r: (isHeld ? 8 : 6) / scale, fill: isHeld ? '#ffffff' : color },
        ...{ stroke: isHeld ? color : '#ffffff', 'stroke-width': 2 },
        'vector-effect': 'non-scaling-stroke',
      }),
    );
  }
  const [first] = handles;
  if (first !== undefined) group.append(drawName(`${index + 1} ${shape.label}`, first, scale));
  return group;
}

function drawName(text: string, at: Point, scale: number): Element {
  return createSvg(
    'text',
    {
      ...{ x: at.x + 4 / scale, y: Math.max(at.y - 6 / scale, 14 / scale) },
      ...{ 'font-size': 14 / scale, 'font-weight': 600, fill: '#111111', stroke: '#ffffff' },
      ...{ 'stroke-width': 3 / scale, 'paint-order': 'stroke' },
    },
    text,
  );
}

function drawCursor({ x, y }: Point, scale: number): Element {
  const arm = 14 / scale;
  const d = `M${x - arm} ${y}H${x + arm}M${x} ${y - arm}V${y + arm}`;
  const shared = { d, fill: 'none', 'vector-effect': 'non-scaling-stroke' };
  return createSvg(
    'g',
    { class: 'cursor' },
    createSvg('path', { ...shared, stroke: '#ffffff', 'stroke-width': 5 }),
    createSvg('path', { ...shared, stroke: '#111111', 'stroke-width': 2 }),
  );
}

/** Draws everything anew. */
export function drawShapes(layer: SVGSVGElement, { shapes, draft }: Drawing, view: View): void {
  const parts: Element[] = shapes.map((shape, index) => drawShape(shape, index, view));
  if (draft.length > 0) {
    const open = view.pointer === null ? draft : [...draft, view.pointer];
    const shape = { label: view.label, points: open };
    const isBox = view.kind === 'box';
    const points = isBox ? handlesOf('box', shape) : open;
    const color = view.colorOf(view.label);
    const drawn = { fill: 'none', stroke: color, 'stroke-width': 2, 'stroke-dasharray': '6 4' };
    parts.push(
      drawLine(points, isBox, { fill: 'none', class: 'halo', 'stroke-width': 4 }),
      drawLine(points, isBox, drawn),
      ...draft.map(({ x, y }) =>
        createSvg('circle', { cx: x, cy: y, r: 5 / view.scale, fill: color, stroke: '#ffffff' }),
      ),
    );
  }
  if (view.cursor !== null) parts.push(drawCursor(view.cursor, view.scale));
  layer.replaceChildren(...parts);
}
