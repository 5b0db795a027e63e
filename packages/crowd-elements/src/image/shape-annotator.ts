import { hasFlag } from '../lib/crowd-element.ts';
import { createButton } from '../lib/dom.ts';
import { drawShapes } from './draw-shapes.ts';
import { shapeKeys, takeShapeKey, type Cursor } from './key-input.ts';
import { ImageWidget } from './image-widget.ts';
import { listenToPointer } from './pointer-input.ts';
import { nounOf, type Point, type Shape, type ShapeKind } from './shape.ts';
import { ShapeEditor, type Outcome } from './shape-editor.ts';
import { readInitialShapes } from './shape-initial.ts';
import { createShapeList } from './shape-list.ts';
import { writeShapes } from './shape-output.ts';
import { createTool } from './toolbar.ts';

/** Draws shapes of one kind on an image. */
export abstract class ShapeAnnotator extends ImageWidget {
  protected override readonly help = shapeKeys;
  readonly #editor: ShapeEditor;
  readonly #list;
  readonly #cursor: Cursor = { at: null };
  readonly #undo = createTool('undo', 'Undo', () => this.#report(this.#editor.undo()));
  readonly #redo = createTool('redo', 'Redo', () => this.#report(this.#editor.redo()));
  readonly #finish = createButton(
    { class: 'button', hidden: true },
    () => this.#report(this.#editor.finish()),
    'Finish shape',
  );
  #pointer: Point | null = null;
  #pulledFrom: Point | null = null;
  #given: readonly Shape[] | null = null;
  /** What the shapes were read from, so that other changes leave the work alone. */
  #source: string | null = null;
  #isStarted = false;

  constructor(kind: ShapeKind) {
    super();
    this.#editor = new ShapeEditor(kind);
    this.#list = createShapeList(nounOf[kind], {
      colorOf: (label) => this.colorOfLabel(label),
      onSelect: (shape) => {
        this.#editor.select({ shape, handle: null });
        this.stage.surface.focus();
        this.#report({ done: true, said: this.#editor.describeSelected() });
      },
      onRemove: (index) => this.#report(this.#editor.remove(index)),
    });
    listenToPointer({
      stage: this.stage,
      editor: this.#editor,
      show: (pointer, from) => {
        this.#pointer = pointer;
        this.#pulledFrom = from;
        this.redraw();
      },
      report: (outcome) => {
        this.#cursor.at = null;
        this.#report(outcome);
      },
      isOff: () => hasFlag(this, 'disabled'),
    });
  }

  protected override createTools(): Element[] {
    this.side.append(this.#list.element);
    return [this.#undo, this.#redo, this.#finish];
  }

  protected override chooseLabel(label: string): void {
    this.#report(this.#editor.chooseLabel(label));
    this.stage.surface.focus({ preventScroll: true });
  }

  protected override whenReady(): void {
    this.#editor.size = this.stage.size();
    this.redraw();
    this.refresh();
  }

  protected override takeLabels(labels: readonly string[]): void {
    if (!labels.includes(this.#editor.label)) this.#editor.label = labels[0] ?? '';
    const source = this.getAttribute('initial-value');
    if (this.#isStarted && source === this.#source) return;
    this.#isStarted = true;
    this.#source = source;
    const reading = readInitialShapes(this.#editor.kind, source, labels);
    if (!reading.ok) {
      this.complain(reading.message);
      return;
    }
    const { isGiven, shapes, leftOut } = reading.value;
    this.#given = isGiven ? shapes : null;
    for (const why of leftOut) console.warn(`initial-value, ${why}: it is not shown.`);
    this.#editor.start(shapes);
  }

  protected override takeKey(event: KeyboardEvent): void {
    const outcome = takeShapeKey(event, {
      editor: this.#editor,
      cursor: this.#cursor,
      isOnStage: this.isOnStage(event),
    });
    if (outcome === null) return;
    event.preventDefault();
    if (this.#cursor.at !== null) this.stage.keepInView(this.#cursor.at);
    this.#report(outcome);
  }

  protected override redraw(): void {
    if (!this.isBuilt) return;
    const { draft, shapes } = this.#editor.drawing;
    const pulled = this.#pulledFrom;
    const drawing = { shapes, draft: pulled === null ? draft : [pulled] };
    drawShapes(this.stage.layer, drawing, {
      kind: this.#editor.kind,
      scale: this.stage.scale(),
      selected: this.#editor.selected,
      pointer: this.#cursor.at ?? this.#pointer,
      cursor: this.#cursor.at,
      colorOf: (label) => this.colorOfLabel(label),
      label: this.#editor.label,
    });
  }

  protected override readAnswer(): Record<string, unknown> {
    const isModified =
      this.#given === null
        ? null
        : JSON.stringify(this.#given) !== JSON.stringify(this.#editor.shapes);
    return writeShapes(this.#editor.kind, this.#editor.shapes, this.stage.size(), isModified);
  }

  override get crowdDraft(): unknown {
    return this.#editor.shapes;
  }

  override set crowdDraft(draft: unknown) {
    if (!Array.isArray(draft)) return;
    this.#editor.start(draft as Shape[]);
    this.#showState();
    this.refresh();
  }

  override findProblem(): string {
    const noun = nounOf[this.#editor.kind];
    if (this.#editor.drawing.draft.length > 0) {
      return `Finish the ${noun} that you began, or press Escape to give it up.`;
    }
    const isMissing = hasFlag(this, 'required') && this.#editor.shapes.length === 0;
    return isMissing ? `Please draw at least one ${noun}.` : '';
  }

  override reset(): void {
    this.#editor.start(this.#given ?? []);
    this.#showState();
  }

  protected override update(): void {
    super.update();
    this.#showState();
  }

  #report({ done, said }: Outcome): void {
    if (said !== '') this.say(said);
    this.#showState();
    if (done) this.announceChange();
  }

  #showState(): void {
    const editor = this.#editor;
    this.#undo.disabled = !editor.canUndo;
    this.#redo.disabled = !editor.canRedo;
    const isOpen = editor.kind === 'polygon' || editor.kind === 'polyline';
    this.#finish.hidden = !isOpen || editor.drawing.draft.length === 0;
    this.labelList.mark(editor.label);
    this.#list.fill(editor.shapes, editor.selected?.shape ?? null);
    this.redraw();
  }
}
