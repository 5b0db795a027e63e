import { distance } from './geometry.ts';
import { findAround, hitTest } from './hit-test.ts';
import type { Point } from './shape.ts';
import type { Outcome, ShapeEditor } from './shape-editor.ts';
import type { Stage } from './stage.ts';

/** How far a finger and a mouse may be off, and how far a press may move and still be a press. */
const reachOf = { touch: 22, other: 9, press: 4 };

type Press =
  | { readonly kind: 'new'; readonly from: Point }
  | { readonly kind: 'drag'; readonly from: Point }
  | { readonly kind: 'scroll'; readonly x: number; readonly y: number };

/** What the pointer tells the tool. */
export type PointerTarget = {
  readonly stage: Stage;
  readonly editor: ShapeEditor;
  /** Where a new point would go, and from where a box or line is being pulled. */
  readonly show: (pointer: Point | null, from: Point | null) => void;
  readonly report: (outcome: Outcome) => void;
  readonly isOff: () => boolean;
};

/** Draws, selects and moves with mouse, finger or pen. */
export function listenToPointer({ stage, editor, show, report, isOff }: PointerTarget): void {
  const { surface } = stage;
  let press: Press | null = null;

  function start(event: PointerEvent): Press | null {
    if (surface.classList.contains('moving')) {
      return { kind: 'scroll', x: event.clientX, y: event.clientY };
    }
    const at = stage.toImage(event);
    const reach = (event.pointerType === 'touch' ? reachOf.touch : reachOf.other) / stage.scale();
    const { draft } = editor.drawing;
    const [first] = draft;
    if (first !== undefined) {
      const closes = editor.kind === 'polygon' && draft.length > 2 && distance(first, at) <= reach;
      report(closes ? editor.finish() : editor.addPoint(at));
      return null;
    }
    const selected = editor.selected?.shape ?? null;
    const hit = hitTest(editor.kind, editor.shapes, at, { reach, selected });
    if (hit !== null) {
      editor.select(hit);
      report({ done: true, said: editor.describeSelected() });
      return { kind: 'drag', from: at };
    }
    if (editor.kind === 'box' || editor.kind === 'line') return { kind: 'new', from: at };
    report(editor.addPoint(at));
    return editor.kind === 'keypoint' ? { kind: 'drag', from: at } : null;
  }

  function end(event: PointerEvent, from: Point): void {
    const at = stage.toImage(event);
    if (distance(from, at) * stage.scale() > reachOf.press) report(editor.addWhole([from, at]));
    else if (editor.kind === 'line') report(editor.addPoint(at));
    else {
      const around = findAround(editor.kind, editor.shapes, at);
      editor.select(around === null ? null : { shape: around, handle: null });
      report({ done: true, said: editor.describeSelected() });
    }
  }

  surface.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || !event.isPrimary || isOff()) return;
    surface.focus({ preventScroll: true });
    surface.setPointerCapture(event.pointerId);
    press = start(event);
  });
  surface.addEventListener('pointermove', (event) => {
    if (!event.isPrimary) return;
    const at = stage.toImage(event);
    if (press?.kind === 'drag') {
      editor.dragBy({ x: at.x - press.from.x, y: at.y - press.from.y });
    } else if (press?.kind === 'scroll') {
      stage.scrollBy(press.x - event.clientX, press.y - event.clientY);
      press = { kind: 'scroll', x: event.clientX, y: event.clientY };
      return;
    }
    show(at, press?.kind === 'new' ? press.from : null);
  });
  surface.addEventListener('pointerup', (event) => {
    if (press?.kind === 'new') end(event, press.from);
    if (press?.kind === 'drag') {
      editor.endDrag();
      report({ done: true, said: '' });
    }
    press = null;
    show(null, null);
  });
  surface.addEventListener('pointercancel', () => {
    editor.endDrag();
    press = null;
    show(null, null);
  });
  surface.addEventListener('pointerleave', () => {
    if (press === null) show(null, null);
  });
  surface.addEventListener('dblclick', () => {
    if (editor.drawing.draft.length > 0) report(editor.finish());
  });
}
