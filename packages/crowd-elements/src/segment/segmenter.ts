import { hasFlag } from '../lib/crowd-element.ts';
import { create, createButton } from '../lib/dom.ts';
import { drawShapes } from '../image/draw-shapes.ts';
import { distance, keepInside } from '../image/geometry.ts';
import { ImageWidget } from '../image/image-widget.ts';
import { stepOf } from '../image/key-input.ts';
import { colorOf } from '../image/palette.ts';
import type { Point } from '../image/shape.ts';
import { createTool } from '../image/toolbar.ts';
import { createMaskCanvas } from './mask-canvas.ts';
import type { Entry } from './mask-draft.ts';
import { createMask, type Area } from './mask.ts';
import { MaskEditor } from './mask-editor.ts';
import { segmentKeys } from './segment-keys.ts';

type Tool = 'brush' | 'eraser' | 'polygon';
const tools: readonly (readonly [Tool, string, string])[] = [
  ['brush', 'Brush', 'b'],
  ['eraser', 'Eraser', 'e'],
  ['polygon', 'Polygon', 'g'],
];

/** Paints segments over an image: what both kinds of segmentation share. */
export abstract class Segmenter extends ImageWidget {
  protected override readonly help = segmentKeys;
  /** What the numbers from 1 stand for; only ever added to, so that numbers keep their meaning. */
  protected readonly entries: Entry[] = [];
  protected readonly editor = new MaskEditor();
  /** What is painted next, as an index of the entries; -1 for nothing. */
  protected current = -1;
  readonly #canvas = createMaskCanvas();
  readonly #undo = createTool('undo', 'Undo', () => this.#travel(this.editor.undo()));
  readonly #redo = createTool('redo', 'Redo', () => this.#travel(this.editor.redo()));
  readonly #fill = createButton({ class: 'button', hidden: true }, () => this.#fillDraft(), 'Fill');
  readonly #size = create('input', {
    ...{ type: 'range', min: 1, max: 100, value: 12, 'aria-label': 'Size of the brush' },
  });
  readonly #toolButtons = new Map<Tool, HTMLButtonElement>();
  #tool: Tool = 'brush';
  #draft: Point[] = [];
  #cursor: Point | null = null;
  #pointer: Point | null = null;
  #isDown = false;
  #last: Point | null = null;

  constructor() {
    super();
    this.#listen();
  }

  protected override createTools(): Element[] {
    const buttons = tools.map(([tool, name, key]) => {
      const button = createButton(
        { class: 'button', 'aria-pressed': 'false' },
        () => this.#choose(tool),
        ...[name, create('kbd', { 'aria-hidden': 'true' }, key.toUpperCase())],
      );
      this.#toolButtons.set(tool, button);
      return button;
    });
    this.stage.layer.before(this.#canvas.element);
    return [...buttons, this.#size, this.#fill, this.#undo, this.#redo];
  }

  /** The brush's radius in image pixels. */
  get #radius(): number {
    return Number(this.#size.value) / 2;
  }

  protected override whenReady(): void {
    const { width, height } = this.stage.size();
    this.#canvas.resize({ width, height });
    this.editor.start(createMask(width, height));
    this.whenMasked();
    this.showAll();
  }

  /** The mask has its size and is empty. */
  protected whenMasked(): void {}

  /** Shows the whole mask anew. */
  protected showAll(): void {
    const { width, height } = this.editor.mask;
    this.#show({ left: 0, top: 0, right: width, bottom: height });
    this.showState();
  }

  #show(area: Area | null): void {
    const colors = this.entries.map(({ color }) => color);
    this.#canvas.show(this.editor.mask, area, colors);
  }

  /** The mask as a PNG in base 64; empty while there is no image. */
  protected writePng(): string {
    const { revision, mask } = this.editor;
    return mask.width === 0 ? '' : this.#canvas.writePng(revision);
  }

  protected override redraw(): void {
    if (!this.isBuilt) return;
    const entry = this.entries[this.current];
    drawShapes(
      this.stage.layer,
      { shapes: [], draft: this.#draft },
      {
        ...{ kind: 'polygon', scale: this.stage.scale(), selected: null },
        ...{ pointer: this.#cursor ?? this.#pointer, cursor: this.#cursor },
        ...{ colorOf: () => entry?.color ?? '#111111', label: entry?.label ?? '' },
      },
    );
  }

  protected showState(): void {
    this.#undo.disabled = !this.editor.canUndo;
    this.#redo.disabled = !this.editor.canRedo;
    this.#fill.hidden = this.#draft.length < 3;
    for (const [tool, button] of this.#toolButtons) {
      button.setAttribute('aria-pressed', String(tool === this.#tool));
    }
    this.labelList.mark(this.entries[this.current]?.label ?? '');
    this.redraw();
  }

  protected override update(): void {
    super.update();
    this.showState();
  }

  /** A colour that no entry has. */
  protected nextColor(): string {
    const taken = new Set(this.entries.map(({ color }) => color.toLowerCase()));
    let index = this.entries.length;
    while (taken.has(colorOf(index))) index += 1;
    return colorOf(index);
  }

  #choose(tool: Tool): void {
    this.#tool = tool;
    this.#draft = [];
    this.#isDown = false;
    this.say(tool);
    this.showState();
  }

  /** Something was undone or redone. */
  protected whenTravelled(): void {}

  #travel(area: Area | null): void {
    this.whenTravelled();
    this.#show(area);
    this.#changed();
  }

  #changed(): void {
    this.showState();
    this.announceChange();
  }

  /** A picture is not written for every stroke: a plain form gets it when it is sent. */
  protected override refresh(): void {
    const problem = this.findProblem();
    if (problem === '') this.showProblem('');
    if (this.isConnected) {
      this.internals.setValidity(
        problem === '' ? {} : { customError: true },
        problem === '' ? undefined : problem,
        this.focusTarget(),
      );
    }
  }

  formAssociatedCallback(form: HTMLFormElement | null): void {
    form?.addEventListener('formdata', ({ formData }) => {
      const part = this.internals.form === form ? this.answerPart() : null;
      if (part?.kind === 'value') formData.set(part.name, JSON.stringify(part.value));
    });
  }

  get #value(): number {
    return this.#tool === 'eraser' ? 0 : this.current + 1;
  }

  #canPaint(): boolean {
    if (this.editor.mask.width === 0) this.say('The image is not there yet.');
    else if (this.#tool !== 'eraser' && this.current < 0) this.say('Choose a label first.');
    else return true;
    return false;
  }

  #paint(from: Point, to: Point): void {
    this.#show(this.editor.stroke([from, to], this.#radius, this.#value));
  }

  #addCorner(at: Point): void {
    const [first] = this.#draft;
    const reach = 10 / this.stage.scale();
    if (first !== undefined && this.#draft.length > 2 && distance(first, at) <= reach) {
      this.#fillDraft();
      return;
    }
    this.#draft.push(at);
    this.say(`Corner ${this.#draft.length}`);
    this.showState();
    this.refresh();
  }

  #fillDraft(): void {
    if (this.#draft.length < 3) {
      this.say('A polygon needs 3 corners or more.');
      return;
    }
    const area = this.editor.fill(this.#draft, this.#value);
    this.#draft = [];
    this.#show(area);
    this.#changed();
  }

  #listen(): void {
    const { surface } = this.stage;
    surface.addEventListener('pointerdown', (event) => {
      const isOff = surface.classList.contains('moving') || hasFlag(this, 'disabled');
      if (event.button !== 0 || !event.isPrimary || isOff || !this.#canPaint()) return;
      surface.focus({ preventScroll: true });
      surface.setPointerCapture(event.pointerId);
      this.#cursor = null;
      const at = this.stage.toImage(event);
      if (this.#tool === 'polygon') {
        this.#addCorner(keepInside(at, this.stage.size()));
        return;
      }
      this.#last = at;
      this.#paint(at, at);
    });
    surface.addEventListener('pointermove', (event) => {
      const at = this.stage.toImage(event);
      this.#pointer = at;
      if (this.#last !== null && event.isPrimary) {
        this.#paint(this.#last, at);
        this.#last = at;
      }
      if (this.#draft.length > 0) this.redraw();
    });
    for (const type of ['pointerup', 'pointercancel'] as const) {
      surface.addEventListener(type, () => {
        if (this.#last === null) return;
        this.#last = null;
        this.editor.end();
        this.#changed();
      });
    }
  }

  protected override takeKey(event: KeyboardEvent): void {
    if (this.#takeKey(event)) event.preventDefault();
  }

  #takeKey(event: KeyboardEvent): boolean {
    const key = event.key.toLowerCase();
    if (event.ctrlKey || event.metaKey) {
      if (key !== 'z' && key !== 'y') return false;
      const isRedo = key === 'y' || event.shiftKey;
      this.#travel(isRedo ? this.editor.redo() : this.editor.undo());
      return true;
    }
    const tool = tools.find(([, , letter]) => letter === key)?.[0];
    if (tool !== undefined) this.#choose(tool);
    else if (key === '[' || key === ']') {
      this.#size.valueAsNumber += key === ']' ? 2 : -2;
      this.say(`Brush ${this.#size.value}`);
    } else if (key === 'escape') {
      this.#draft = [];
      this.#isDown = false;
      this.#cursor = null;
      this.showState();
      this.refresh();
    } else return this.isOnStage(event) && this.#takeStageKey(event, key);
    return true;
  }

  #takeStageKey(event: KeyboardEvent, key: string): boolean {
    const size = this.stage.size();
    const by = stepOf(event, size);
    const isStart = this.#cursor === null;
    const from = this.#cursor ?? { x: size.width / 2, y: size.height / 2 };
    if (by !== null) {
      this.#cursor = keepInside({ x: from.x + by.x, y: from.y + by.y }, size);
      if (this.#isDown && this.#canPaint()) {
        this.#paint(from, this.#cursor);
        this.editor.end();
        this.#changed();
      }
      this.say(`${Math.round(this.#cursor.x)}, ${Math.round(this.#cursor.y)}`);
      this.stage.keepInView(this.#cursor);
      this.redraw();
      return true;
    }
    if (key === 'enter' && this.#draft.length > 0) this.#fillDraft();
    else if (key === ' ' || key === 'enter' || key === 'd') {
      if (isStart) this.#cursor = from;
      if (this.#canPaint()) this.#press(key, from);
    } else return false;
    return true;
  }

  #press(key: string, at: Point): void {
    if (this.#tool === 'polygon') {
      this.#addCorner(at);
      return;
    }
    if (key === 'd') {
      this.#isDown = !this.#isDown;
      this.say(this.#isDown ? 'The brush is down.' : 'The brush is lifted.');
      if (!this.#isDown) return;
    }
    this.#paint(at, at);
    this.editor.end();
    this.#changed();
  }

  override findProblem(): string {
    if (this.#draft.length > 0) return 'Fill the polygon that you began, or press Escape.';
    const isMissing = hasFlag(this, 'required') && !this.editor.hasWork;
    return isMissing ? 'Please mark at least one segment.' : '';
  }

  override reset(): void {
    this.#draft = [];
    if (this.editor.mask.width > 0) this.whenReady();
  }
}
