import { expect, test } from 'vitest';
import { MaskEditor } from '../src/segment/mask-editor.ts';
import { createMask, fillPolygon, listUsed, paintStroke } from '../src/segment/mask.ts';
import { fromPixels, toPixels } from '../src/segment/paint-mask.ts';

const p = (x: number, y: number) => ({ x, y });

function show({ width, cells }: { width: number; cells: Uint16Array }): string[] {
  const text = [...cells].join('');
  return text.match(new RegExp(`.{${width}}`, 'g')) ?? [];
}

test('a round brush paints the pixels whose middle it covers, never beyond the image', () => {
  const mask = createMask(5, 4);
  expect(paintStroke(mask, [p(1, 1), p(1, 1)], 1, 1)).toEqual({
    left: 0,
    top: 0,
    right: 3,
    bottom: 3,
  });
  expect(show(mask)).toEqual(['11000', '11000', '00000', '00000']);
  paintStroke(mask, [p(0, 3.5), p(4.4, 3.5)], 0.4, 2);
  expect(show(mask)).toEqual(['11000', '11000', '00000', '02222'].with(3, '22222'));
  expect(paintStroke(mask, [p(-9, -9), p(-9, -9)], 2, 1)).toBeNull();
  expect(listUsed(mask)).toEqual([1, 2]);
});

test('a polygon is filled inside its lines', () => {
  const mask = createMask(5, 4);
  fillPolygon(mask, [p(1, 1), p(4, 1), p(4, 3), p(1, 3)], 3);
  expect(show(mask)).toEqual(['00000', '03330', '03330', '00000']);
  expect(fillPolygon(mask, [p(1, 1), p(4, 1)], 3)).toBeNull();
});

test('a stroke of many pieces is one step to undo and redo', () => {
  const editor = new MaskEditor();
  editor.start(createMask(6, 3));
  editor.stroke([p(1, 1), p(1, 1)], 1, 1);
  editor.stroke([p(1, 1), p(3, 1)], 1, 1);
  editor.end();
  const painted = show(editor.mask);
  editor.clear(1);
  expect(listUsed(editor.mask)).toEqual([]);
  editor.undo();
  expect(show(editor.mask)).toEqual(painted);
  editor.undo();
  expect(listUsed(editor.mask)).toEqual([]);
  expect(editor.undo()).toBeNull();
  editor.redo();
  expect(show(editor.mask)).toEqual(painted);
});

test('pixels tell the same mask again, also when colours are a little off', () => {
  const mask = createMask(4, 2);
  mask.cells.set([0, 1, 2, 3, 3, 2, 1, 0]);
  const colors = ['#1f77b4', '#ff7f0e', '#2ca02c'];
  const pixels = toPixels(mask, { left: 0, top: 0, right: 4, bottom: 2 }, colors);
  expect([...pixels.subarray(0, 8)]).toEqual([0, 0, 0, 0, 0x1f, 0x77, 0xb4, 255]);
  pixels[4] = 0x25;
  expect([...fromPixels(pixels, mask, colors).cells]).toEqual([...mask.cells]);
  const white = new Uint8ClampedArray(4).fill(255);
  expect([...fromPixels(white, { width: 1, height: 1 }, colors).cells]).toEqual([0]);
});
