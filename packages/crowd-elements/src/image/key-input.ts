import { handlesOf, keepInside } from './geometry.ts';
import type { Point } from './shape.ts';
import type { Outcome, ShapeEditor } from './shape-editor.ts';
import type { KeyHelp } from './toolbar.ts';

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

export const shapeKeys: KeyHelp = [
  ['1 to 9, 0', 'Choose a label, also for what is selected.'],
  ['Arrow keys', 'Move the cross, or what is selected. With Shift: by one pixel.'],
  ['Space', 'Put a point where the cross is. A box has two corners, a line two ends.'],
  ['Enter', 'Finish a polygon or polyline; else the same as Space.'],
  ['N, P', 'Select the next or previous shape.'],
  ['C', 'Select the next corner of the selected shape.'],
  ['Delete', 'Remove what is selected; while drawing, the last point.'],
  ['Escape', 'Give up what is being drawn, or the selection.'],
  ['Ctrl+Z, Ctrl+Y', 'Undo, redo.'],
  ['+, −', 'Nearer, farther.'],
  ['?', 'This help.'],
  ['Mouse or finger', 'Pull a box or line; press for points, and on the first point to close.'],
];

/** Which step an arrow key asks for, in image pixels; null for other keys. */
export function stepOf(
  event: KeyboardEvent,
  size: { width: number; height: number },
): Point | null {
  const way = arrows[event.key];
  if (way === undefined || event.ctrlKey || event.altKey || event.metaKey) return null;
  const step = event.shiftKey ? 1 : Math.max(1, Math.round(Math.max(size.width, size.height) / 50));
  return { x: way.x * step, y: way.y * step };
}

/** The cross that the keys move. */
export type Cursor = { at: Point | null };

function place(editor: ShapeEditor, cursor: Cursor): Outcome {
  const { width, height } = editor.size;
  cursor.at ??= { x: Math.round(width / 2), y: Math.round(height / 2) };
  const outcome = editor.addPoint(cursor.at);
  // The next keys are about the next shape, not about moving this one.
  editor.select(null);
  return outcome;
}

function takeArrow(by: Point, editor: ShapeEditor, cursor: Cursor): Outcome {
  if (editor.selected !== null && editor.drawing.draft.length === 0) return editor.nudge(by);
  const { width, height } = editor.size;
  const from = cursor.at ?? { x: Math.round(width / 2), y: Math.round(height / 2) };
  cursor.at = keepInside({ x: from.x + by.x, y: from.y + by.y }, editor.size);
  return { done: true, said: `${cursor.at.x}, ${cursor.at.y}` };
}

function takeLetter(key: string, editor: ShapeEditor): Outcome | null {
  const isDrawing = editor.drawing.draft.length > 0;
  if (key === 'n') return editor.selectNext(1);
  if (key === 'p') return editor.selectNext(-1);
  if (key === 'escape') return editor.cancel();
  if (key === 'delete' || key === 'backspace') {
    return isDrawing ? editor.undo() : editor.remove(editor.selected?.shape ?? -1);
  }
  const shape = editor.selected === null ? undefined : editor.shapes[editor.selected.shape];
  if (key === 'c') {
    return editor.selectNextHandle(shape === undefined ? 0 : handlesOf(editor.kind, shape).length);
  }
  return null;
}

/** Does what a key asks for; null when it is no key of the tool. */
export function takeShapeKey(
  event: KeyboardEvent,
  { editor, cursor, isOnStage }: { editor: ShapeEditor; cursor: Cursor; isOnStage: boolean },
): Outcome | null {
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (key === 'z') return event.shiftKey ? editor.redo() : editor.undo();
    return key === 'y' ? editor.redo() : null;
  }
  if (isOnStage) {
    const by = stepOf(event, editor.size);
    if (by !== null) return takeArrow(by, editor, cursor);
    const isDrawing = editor.drawing.draft.length > 0;
    const isOpen = editor.kind === 'polygon' || editor.kind === 'polyline';
    if (key === 'enter' && isDrawing && isOpen) {
      const outcome = editor.finish();
      editor.select(null);
      return outcome;
    }
    if (key === ' ' || key === 'enter') return place(editor, cursor);
  }
  return takeLetter(key, editor);
}
