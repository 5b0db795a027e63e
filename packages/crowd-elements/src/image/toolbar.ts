import { createDialog, type Dialog } from '../lib/create-dialog.ts';
import { create, createButton } from '../lib/dom.ts';
import { createIcon } from '../lib/icons.ts';
import type { Stage } from './stage.ts';

/** A key and what it does, for the help. */
export type KeyHelp = readonly (readonly [keys: string, does: string])[];

export function createTool(
  icon: string,
  name: string,
  onClick: () => void,
  isNamed = false,
): HTMLButtonElement {
  const text = isNamed ? [name] : [];
  const said = isNamed ? {} : { 'aria-label': name, title: name };
  return createButton({ class: 'button', ...said }, onClick, createIcon(icon), ...text);
}

/** The help of a drawing tool: what every key does. */
export function createKeyHelp(keys: KeyHelp): Dialog {
  const list = keys.flatMap(([key, does]) => [create('dt', {}, key), create('dd', {}, does)]);
  return createDialog('How to draw', create('dl', { class: 'how' }, ...list));
}

/** Nearer, farther, and moving the image instead of drawing on it. */
export function createViewTools(stage: Stage, redraw: () => void): Element[] {
  function zoomTo(zoom: number): void {
    stage.setZoom(zoom);
    redraw();
  }
  const move = createButton(
    { class: 'button', 'aria-pressed': 'false' },
    () => {
      const isMoving = stage.surface.classList.toggle('moving');
      move.setAttribute('aria-pressed', String(isMoving));
    },
    'Move image',
  );
  return [
    createTool('zoom-in', 'Zoom in', () => zoomTo(stage.zoom() * 1.5)),
    createTool('zoom-out', 'Zoom out', () => zoomTo(stage.zoom() / 1.5)),
    move,
  ];
}
