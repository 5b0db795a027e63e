import { pushStep, redoStep, startHistory, undoStep, type History } from '../lib/history.ts';
import { distance, handlesOf, keepInside, moveBy, moveHandle, wouldCross } from './geometry.ts';
import type { Hit } from './hit-test.ts';
import { nounOf, pointsNeeded, type ImageSize, type Point, type Shape } from './shape.ts';
import type { ShapeKind } from './shape.ts';

/** What can be undone: the shapes, and the points of one that is being drawn. */
export type Drawing = { readonly shapes: readonly Shape[]; readonly draft: readonly Point[] };

/** What came of an attempt; with a sentence for the performer when nothing did. */
export type Outcome = { readonly done: boolean; readonly said: string };

const done = (said: string): Outcome => ({ done: true, said });
const refused = (said: string): Outcome => ({ done: false, said });

/** The shapes on an image and everything that can be done to them, however it was asked for. */
export class ShapeEditor {
  readonly kind: ShapeKind;
  size: ImageSize = { width: 0, height: 0 };
  label = '';
  selected: Hit | null = null;
  #history: History<Drawing> = startHistory({ shapes: [], draft: [] });
  /** The drawing before a drag, which is one step however long it takes. */
  #beforeDrag: Drawing | null = null;

  constructor(kind: ShapeKind) {
    this.kind = kind;
  }

  get drawing(): Drawing {
    return this.#history.present;
  }

  get shapes(): readonly Shape[] {
    return this.drawing.shapes;
  }

  get canUndo(): boolean {
    return this.#history.past.length > 0;
  }

  get canRedo(): boolean {
    return this.#history.future.length > 0;
  }

  /** Starts over with what the template gave. */
  start(shapes: readonly Shape[]): void {
    this.#history = startHistory({ shapes, draft: [] });
    this.selected = null;
  }

  /** The next point of the shape that is being drawn, or the first of a new one. */
  addPoint(given: Point): Outcome {
    if (this.size.width === 0) return refused('The image is not there yet.');
    if (this.label === '') return refused('Choose a label first.');
    const point = keepInside(given, this.size);
    const { draft } = this.drawing;
    const last = draft.at(-1);
    if (last !== undefined && distance(last, point) < 1)
      return refused('There is a point already.');
    if (this.kind === 'polygon' && wouldCross(draft, point)) {
      return refused('A line of the polygon would cross another one.');
    }
    const points = [...draft, point];
    this.selected = null;
    if (points.length < pointsNeeded[this.kind].most) {
      this.#push({ shapes: this.shapes, draft: points });
      return done(`Point ${points.length}`);
    }
    return this.#complete(points);
  }

  /** A shape that was pulled in one go. */
  addWhole(points: readonly Point[]): Outcome {
    if (this.size.width === 0) return refused('The image is not there yet.');
    if (this.label === '') return refused('Choose a label first.');
    return this.#complete(points.map((point) => keepInside(point, this.size)));
  }

  /** Ends the shape that is being drawn. */
  finish(): Outcome {
    const { draft } = this.drawing;
    const { least } = pointsNeeded[this.kind];
    if (draft.length === 0) return refused('Nothing is being drawn.');
    if (draft.length < least) {
      return refused(`A ${nounOf[this.kind]} needs ${least} points or more.`);
    }
    const [first] = draft;
    const inner = draft.slice(1);
    if (this.kind === 'polygon' && first !== undefined && wouldCross(inner, first)) {
      return refused('The closing line would cross another one.');
    }
    return this.#complete(draft);
  }

  #complete(points: readonly Point[]): Outcome {
    const [a, b] = points;
    if (this.kind === 'box' && a !== undefined && b !== undefined) {
      const isFlat = Math.abs(a.x - b.x) < 1 || Math.abs(a.y - b.y) < 1;
      if (isFlat) return refused('The two corners must lie apart in both directions.');
    }
    if (this.kind === 'line' && a !== undefined && b !== undefined && distance(a, b) < 1) {
      return refused('The two ends must lie apart.');
    }
    const shape = { label: this.label, points };
    this.#push({ shapes: [...this.shapes, shape], draft: [] });
    this.selected = { shape: this.shapes.length - 1, handle: null };
    return done(`${capitalize(nounOf[this.kind])} ${this.shapes.length}, ${this.label}, drawn.`);
  }

  /** Gives up what is being drawn, or else the selection. */
  cancel(): Outcome {
    if (this.drawing.draft.length > 0) {
      this.#push({ shapes: this.shapes, draft: [] });
      return done('Drawing given up.');
    }
    if (this.selected === null) return refused('Nothing is selected.');
    this.selected = null;
    return done('Nothing is selected.');
  }

  undo(): Outcome {
    return this.#travel(undoStep(this.#history), 'Undone.', 'There is nothing to undo.');
  }

  redo(): Outcome {
    return this.#travel(redoStep(this.#history), 'Redone.', 'There is nothing to redo.');
  }

  #travel(history: History<Drawing>, said: string, otherwise: string): Outcome {
    if (history === this.#history) return refused(otherwise);
    this.#history = history;
    this.selected = null;
    return done(said);
  }

  remove(index: number): Outcome {
    if (this.shapes[index] === undefined) return refused('Nothing is selected.');
    const { draft } = this.drawing;
    this.#push({ shapes: this.shapes.filter((_, other) => other !== index), draft });
    this.selected = null;
    return done(`${capitalize(nounOf[this.kind])} ${index + 1} removed.`);
  }

  /** Chooses a label for what is selected, and for what is drawn next. */
  chooseLabel(label: string): Outcome {
    this.label = label;
    const { selected } = this;
    const shape = selected === null ? undefined : this.shapes[selected.shape];
    if (selected !== null && shape !== undefined && shape.label !== label) {
      this.#replace(selected.shape, { ...shape, label });
    }
    return done(`Label ${label}`);
  }

  select(hit: Hit | null): void {
    this.selected = hit;
  }

  /** Goes to the next (1) or the previous (-1) shape. */
  selectNext(step: number): Outcome {
    const count = this.shapes.length;
    if (count === 0) return refused('Nothing is drawn yet.');
    const from = this.selected?.shape ?? (step > 0 ? -1 : count);
    const shape = (from + step + count) % count;
    this.selected = { shape, handle: null };
    return done(this.describeSelected());
  }

  /** Goes to the next point of the selected shape; after the last to the shape as a whole. */
  selectNextHandle(count: number): Outcome {
    if (this.selected === null) return refused('Select a shape first.');
    const next = this.selected.handle === null ? 0 : this.selected.handle + 1;
    this.selected = { shape: this.selected.shape, handle: next < count ? next : null };
    return done(this.describeSelected());
  }

  describeSelected(): string {
    const shape = this.selected === null ? undefined : this.shapes[this.selected.shape];
    if (this.selected === null || shape === undefined) return 'Nothing is selected.';
    const whole = `${capitalize(nounOf[this.kind])} ${this.selected.shape + 1}, ${shape.label}`;
    const part = this.selected.handle === null ? '' : `, corner ${this.selected.handle + 1}`;
    return `${whole}${part}, selected.`;
  }

  /** Moves what is selected: one point, or the whole shape. */
  nudge(by: Point): Outcome {
    const moved = this.#moved(this.shapes, by);
    if (moved === null) return refused('Nothing is selected.');
    this.#push({ shapes: moved, draft: this.drawing.draft });
    return done('Moved.');
  }

  /** A drag of what is selected, by so much from where it began; one step to undo. */
  dragBy(by: Point): void {
    this.#beforeDrag ??= this.drawing;
    const moved = this.#moved(this.#beforeDrag.shapes, by);
    if (moved === null) return;
    this.#history = { ...this.#history, present: { ...this.drawing, shapes: moved } };
  }

  endDrag(): void {
    if (this.#beforeDrag === null) return;
    const present = this.drawing;
    this.#history = pushStep({ ...this.#history, present: this.#beforeDrag }, present);
    this.#beforeDrag = null;
  }

  #moved(shapes: readonly Shape[], by: Point): readonly Shape[] | null {
    const { selected } = this;
    const shape = selected === null ? undefined : shapes[selected.shape];
    if (selected === null || shape === undefined) return null;
    const next =
      selected.handle === null
        ? { ...shape, points: moveBy(shape.points, by, this.size) }
        : this.#withHandle(shape, selected.handle, by);
    return shapes.map((other, index) => (index === selected.shape ? next : other));
  }

  #withHandle(shape: Shape, handle: number, by: Point): Shape {
    const corners = handlesOf(this.kind, shape);
    const from = corners[handle];
    if (from === undefined) return shape;
    const to = keepInside({ x: from.x + by.x, y: from.y + by.y }, this.size);
    return moveHandle(this.kind, shape, handle, to);
  }

  #replace(index: number, shape: Shape): void {
    const shapes = this.shapes.map((other, at) => (at === index ? shape : other));
    this.#push({ shapes, draft: this.drawing.draft });
  }

  #push(drawing: Drawing): void {
    this.#history = pushStep(this.#history, drawing);
  }
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
