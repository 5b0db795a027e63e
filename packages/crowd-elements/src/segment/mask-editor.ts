import type { Point } from '../image/shape.ts';
import {
  copyArea,
  createMask,
  fillPolygon,
  joinAreas,
  paintStroke,
  pasteArea,
  type Area,
  type Mask,
} from './mask.ts';

type Step = { readonly area: Area; readonly before: Uint16Array; readonly after: Uint16Array };

/** Of undone and redoable pixels together: 64 MB. */
const mostCells = 32_000_000;

/** A mask and the strokes that made it, to be undone and redone. */
export class MaskEditor {
  mask: Mask = createMask(0, 0);
  #before: Uint16Array | null = null;
  #touched: Area | null = null;
  #past: Step[] = [];
  #future: Step[] = [];
  /** Goes up with every change. */
  revision = 0;
  #isOwn = false;

  /** `isOwn`: who paints made it, and goes on with it. */
  start(mask: Mask, isOwn = false): void {
    this.mask = mask;
    this.#isOwn = isOwn;
    this.#past = [];
    this.#future = [];
    this.#before = null;
    this.revision += 1;
  }

  /** Whether there is something of who paints. */
  get hasWork(): boolean {
    return this.#isOwn || this.canUndo;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Paints a piece of a stroke; the stroke is one step until it is ended. */
  stroke(line: readonly [Point, Point], radius: number, value: number): Area | null {
    return this.#change(() => paintStroke(this.mask, line, radius, value));
  }

  fill(points: readonly Point[], value: number): Area | null {
    const area = this.#change(() => fillPolygon(this.mask, points, value));
    this.end();
    return area;
  }

  /** Takes a number off the whole mask. */
  clear(value: number): void {
    const { width, height, cells } = this.mask;
    this.#change(() => {
      for (const [at, cell] of cells.entries()) if (cell === value) cells[at] = 0;
      return { left: 0, top: 0, right: width, bottom: height };
    });
    this.end();
  }

  #change(work: () => Area | null): Area | null {
    this.#before ??= this.mask.cells.slice();
    const area = work();
    this.#touched = joinAreas(this.#touched, area);
    this.revision += 1;
    return area;
  }

  /** Ends a stroke. */
  end(): void {
    const area = this.#touched;
    const cells = this.#before;
    this.#touched = null;
    this.#before = null;
    if (area === null || cells === null) return;
    const before = copyArea({ ...this.mask, cells }, area);
    this.#past.push({ area, before, after: copyArea(this.mask, area) });
    this.#future = [];
    let total = this.#past.reduce((sum, step) => sum + 2 * step.before.length, 0);
    while (total > mostCells && this.#past.length > 1) {
      total -= 2 * (this.#past.shift()?.before.length ?? 0);
    }
  }

  undo(): Area | null {
    const step = this.#past.pop();
    if (step === undefined) return null;
    this.#future.push(step);
    return this.#paste(step.area, step.before);
  }

  redo(): Area | null {
    const step = this.#future.pop();
    if (step === undefined) return null;
    this.#past.push(step);
    return this.#paste(step.area, step.after);
  }

  #paste(area: Area, cells: Uint16Array): Area {
    pasteArea(this.mask, area, cells);
    this.revision += 1;
    return area;
  }
}
