import { expect, test } from 'vitest';
import { pushStep, redoStep, startHistory, undoStep } from '../src/lib/history.ts';
import { ShapeEditor } from '../src/image/shape-editor.ts';
import type { ShapeKind } from '../src/image/shape.ts';

const p = (x: number, y: number) => ({ x, y });

function openEditor(kind: ShapeKind): ShapeEditor {
  const editor = new ShapeEditor(kind);
  editor.size = { width: 100, height: 50 };
  editor.label = 'Cat';
  return editor;
}

test('a step after an undo forgets what could be redone', () => {
  const two = pushStep(pushStep(startHistory(0), 1), 2);
  const back = undoStep(two);
  expect(back.present).toBe(1);
  expect(redoStep(back).present).toBe(2);
  expect(redoStep(pushStep(back, 3)).present).toBe(3);
  expect(undoStep(startHistory(0))).toEqual(startHistory(0));
});

test('a box is whole with its second corner and may not be flat', () => {
  const editor = openEditor('box');
  editor.addPoint(p(10, 10));
  expect(editor.addPoint(p(40, 10)).done).toBe(false);
  expect(editor.addPoint(p(40, 90)).done).toBe(true);
  expect(editor.shapes).toEqual([{ label: 'Cat', points: [p(10, 10), p(40, 50)] }]);
});

test('nothing is drawn without a label or before the image is there', () => {
  const editor = openEditor('keypoint');
  editor.label = '';
  expect(editor.addPoint(p(1, 1))).toEqual({ done: false, said: 'Choose a label first.' });
  editor.label = 'Cat';
  editor.size = { width: 0, height: 0 };
  expect(editor.addPoint(p(1, 1)).done).toBe(false);
});

test('points of a polygon are undone one by one, and a drag as one step', () => {
  const editor = openEditor('polygon');
  for (const point of [p(10, 10), p(40, 10), p(40, 40)]) editor.addPoint(point);
  editor.undo();
  expect(editor.finish().done).toBe(false);
  editor.redo();
  editor.finish();
  editor.select({ shape: 0, handle: null });
  editor.dragBy(p(1, 1));
  editor.dragBy(p(20, 5));
  editor.endDrag();
  expect(editor.shapes[0]?.points[0]).toEqual(p(30, 15));
  editor.undo();
  expect(editor.shapes[0]?.points[0]).toEqual(p(10, 10));
});

test('a polygon may not cross itself, nor when it is closed', () => {
  const editor = openEditor('polygon');
  for (const point of [p(0, 0), p(40, 0), p(40, 40)]) editor.addPoint(point);
  expect(editor.addPoint(p(20, -10)).done).toBe(true);
  const crossing = openEditor('polygon');
  for (const point of [p(0, 10), p(40, 10), p(40, 40)]) crossing.addPoint(point);
  expect(crossing.addPoint(p(20, 0)).done).toBe(false);
  const bow = openEditor('polygon');
  for (const point of [p(0, 0), p(40, 0), p(40, 40), p(10, 10), p(30, 20)]) bow.addPoint(point);
  expect(bow.drawing.draft).toHaveLength(5);
});

test('a label goes to what is selected, and can be undone', () => {
  const editor = openEditor('keypoint');
  editor.addPoint(p(1, 1));
  editor.chooseLabel('Dog');
  expect(editor.shapes[0]?.label).toBe('Dog');
  editor.undo();
  expect(editor.shapes[0]?.label).toBe('Cat');
});

test('shapes are gone through in both directions, and corners one after the other', () => {
  const editor = openEditor('keypoint');
  expect(editor.selectNext(1).done).toBe(false);
  editor.addPoint(p(1, 1));
  editor.addPoint(p(2, 2));
  editor.select(null);
  editor.selectNext(-1);
  expect(editor.selected?.shape).toBe(1);
  editor.selectNext(1);
  expect(editor.selected?.shape).toBe(0);
  editor.selectNextHandle(1);
  expect(editor.selected?.handle).toBe(0);
  editor.selectNextHandle(1);
  expect(editor.selected?.handle).toBeNull();
});
