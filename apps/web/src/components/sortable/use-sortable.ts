import type { PointerEvent, RefObject } from 'react';
import { useRef, useState } from 'react';

/** A drag that is going on: what is held, and where it would go if it were let go now. */
export interface Dragging {
  readonly from: number;
  readonly to: number;
}

interface Sortable<List extends HTMLElement> {
  readonly list: RefObject<List | null>;
  readonly dragging: Dragging | null;
  /** For the handle of the item at a place; the handle needs `touch-action: none`. */
  readonly startDrag: (event: PointerEvent, index: number) => void;
}

/**
 * Lets items of a list be dragged to another place, by mouse or finger. The items are the children of
 * `list`. It is one way of several: whoever uses it gives keys and buttons for the same.
 */
export function useSortable<List extends HTMLElement>(
  onMove: (from: number, to: number) => void,
): Sortable<List> {
  const list = useRef<List>(null);
  const [dragging, setDragging] = useState<Dragging | null>(null);

  function startDrag(event: PointerEvent, index: number): void {
    if (event.button !== 0) return;
    event.preventDefault();
    let now: Dragging = { from: index, to: index };
    setDragging(now);
    // On the window: what is pressed may be moved in the document while it is dragged.
    const ending = new AbortController();
    const { signal } = ending;
    function move({ clientY, clientX }: globalThis.PointerEvent): void {
      now = { from: index, to: findPlace(list.current, index, clientX, clientY) };
      setDragging(now);
    }
    function end(isDropped: boolean): void {
      ending.abort();
      setDragging(null);
      if (isDropped && now.to !== now.from) onMove(now.from, now.to);
    }
    window.addEventListener('pointermove', move, { signal });
    window.addEventListener('pointerup', () => end(true), { signal });
    window.addEventListener('pointercancel', () => end(false), { signal });
    window.addEventListener('keydown', ({ key }) => key === 'Escape' && end(false), { signal });
  }

  return { list, dragging, startDrag };
}

/** The place of the item that the pointer is over, or nearest to. */
function findPlace(list: HTMLElement | null, from: number, x: number, y: number): number {
  let best = from;
  let nearest = Infinity;
  for (const [index, item] of [...(list?.children ?? [])].entries()) {
    const { left, right, top, bottom } = item.getBoundingClientRect();
    const away = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
    if (away >= nearest) continue;
    nearest = away;
    best = index;
  }
  return best;
}
