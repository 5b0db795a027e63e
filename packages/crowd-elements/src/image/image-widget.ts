import { CrowdField } from '../form/crowd-field.ts';
import type { AnswerPart } from '../form/answer-part.ts';
import { hasFlag, reflectAttributes } from '../lib/crowd-element.ts';
import { createInstructions } from '../lib/create-instructions.ts';
import { create } from '../lib/dom.ts';
import { indexOfHotKey, isTyping } from '../lib/hot-keys.ts';
import { placeRegions } from '../lib/place-regions.ts';
import { readTexts } from '../lib/read-attribute.ts';
import { widgetSheet } from '../lib/widget-sheet.ts';
import { createLabelList } from './label-list.ts';
import { colorOf } from './palette.ts';
import { createStage } from './stage.ts';
import { stageSheet } from './stage-sheet.ts';
import { createKeyHelp, createTool, createViewTools, type KeyHelp } from './toolbar.ts';

/** What the elements that mark an image share: the image, labels, instructions, zoom and help. */
export abstract class ImageWidget extends CrowdField {
  static readonly observedAttributes: readonly string[] = [
    ...['name', 'header', 'src', 'labels', 'initial-value', 'label-colors', 'disabled'],
  ];

  protected readonly stage = createStage('Image to mark');
  protected readonly labelList = createLabelList((label) => this.chooseLabel(label));
  /** Below the labels. */
  protected readonly side = create('div');
  protected readonly toolbar = create('div', { class: 'toolbar' });
  readonly #header = create('h2', { class: 'header' });
  readonly #error = create('p', { class: 'error', role: 'alert' });
  readonly #said = create('p', { class: 'said', 'aria-live': 'polite' });
  #labels: unknown = null;

  constructor() {
    super([widgetSheet, stageSheet]);
    this.addEventListener('keydown', (event) => this.#onKey(event));
    this.stage.image.addEventListener('load', () => this.whenReady());
    this.stage.image.addEventListener('error', () => {
      this.complain('The image cannot be loaded. Its address is in "src".');
    });
  }

  protected abstract readonly help: KeyHelp;
  /** Undo, redo and the like. */
  protected abstract createTools(): Element[];
  protected abstract chooseLabel(label: string): void;
  /** The image is there and its size known. */
  protected abstract whenReady(): void;
  protected abstract redraw(): void;
  protected abstract takeKey(event: KeyboardEvent): void;
  /** New labels or another initial value. */
  protected abstract takeLabels(labels: readonly string[]): void;
  protected abstract readAnswer(): Record<string, unknown>;

  get labels(): string[] {
    const reading = readTexts('labels', this.#labels ?? this.getAttribute('labels'));
    return reading.ok ? reading.value : [];
  }

  set labels(labels: unknown) {
    this.#labels = labels;
    if (this.isBuilt) this.update();
  }

  get value(): Record<string, unknown> {
    return this.readAnswer();
  }

  protected colorOfLabel(label: string): string {
    const index = this.labels.indexOf(label);
    const given = this.getAttribute('label-colors');
    const colors = given === null ? null : readTexts('label-colors', given);
    const color = colors?.ok === true ? colors.value[index] : undefined;
    // Only what is surely a colour goes into a drawing.
    return color !== undefined && CSS.supports('color', color)
      ? color
      : colorOf(Math.max(0, index));
  }

  protected say(text: string): void {
    this.#said.textContent = text;
  }

  protected override build(): void {
    const help = createKeyHelp(this.help);
    this.toolbar.append(
      ...this.createTools(),
      ...createViewTools(this.stage, () => this.redraw()),
      createTool('help', 'Help and keys', help.open),
    );
    const instructions = createInstructions();
    const hint = 'Focus the image, then use the arrow keys and Space. Press ? for all keys.';
    const area = create(
      'div',
      { class: 'annotation-area' },
      ...[this.#header, this.toolbar, this.stage.element],
      create('p', { class: 'said', id: 'how-to' }, hint),
    );
    const choices = create(
      'div',
      { class: 'choices' },
      create('p', { class: 'title' }, 'Labels'),
      ...[this.labelList.element, this.side, this.#error],
    );
    const widget = create('div', { class: 'widget' }, instructions.panel, area, choices);
    this.root.append(widget, help.element, this.#said, create('slot'));
    this.root.addEventListener('crowd-help', help.open);
    const look = (): void => {
      instructions.update(placeRegions(this, ['short-instructions', 'full-instructions']));
      widget.classList.toggle('instructed', !instructions.panel.hidden);
    };
    new MutationObserver(look).observe(this, { childList: true });
    look();
    new ResizeObserver(() => this.redraw()).observe(this.stage.surface);
  }

  protected override update(): void {
    this.clearComplaints();
    this.#header.textContent = this.getAttribute('header') ?? '';
    this.#header.hidden = !this.hasAttribute('header');
    const reading = readTexts('labels', this.#labels ?? this.getAttribute('labels'));
    if (!reading.ok) this.complain(reading.message);
    this.labelList.fill(this.labels, (index) => this.colorOfLabel(this.labels[index] ?? ''));
    const src = this.getAttribute('src') ?? '';
    if (src === '') this.complain('src is missing: it holds the address of the image.');
    else if (this.stage.image.getAttribute('src') !== src) this.stage.image.src = src;
    this.takeLabels(this.labels);
    this.redraw();
    super.update();
  }

  override answerPart(): AnswerPart | null {
    const name = this.getAttribute('name') ?? '';
    return name === '' ? null : { kind: 'value', name, value: this.readAnswer() };
  }

  protected override showProblem(message: string): void {
    this.#error.textContent = message;
  }

  protected override focusTarget(): HTMLElement {
    return this.stage.surface;
  }

  protected isOnStage(event: KeyboardEvent): boolean {
    return event.composedPath()[0] === this.stage.surface;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || isTyping(event) || hasFlag(this, 'disabled')) return;
    const label = this.labels[indexOfHotKey(event)];
    if (label !== undefined) {
      event.preventDefault();
      this.chooseLabel(label);
    } else if (event.key === '?') this.root.dispatchEvent(new Event('crowd-help'));
    else if (event.key === '+' || event.key === '-') {
      this.stage.setZoom(this.stage.zoom() * (event.key === '+' ? 1.5 : 1 / 1.5));
      this.redraw();
    } else this.takeKey(event);
  }
}

reflectAttributes(ImageWidget as unknown as CustomElementConstructor, {
  texts: ['name', 'header', 'src', 'label-colors'],
  flags: ['disabled', 'required'],
});
