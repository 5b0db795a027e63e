import { CrowdField } from '../form/crowd-field.ts';
import { CrowdForm } from '../form/crowd-form.ts';
import { findInvalid, listControls, readParts } from '../form/form-controls.ts';
import type { AnswerPart } from '../form/answer-part.ts';
import { colorOf } from '../image/palette.ts';
import { createLabelList } from '../image/label-list.ts';
import { createShapeList } from '../image/shape-list.ts';
import { createKeyHelp, createTool } from '../image/toolbar.ts';
import { hasFlag, reflectAttributes } from '../lib/crowd-element.ts';
import { createInstructions } from '../lib/create-instructions.ts';
import { create } from '../lib/dom.ts';
import { indexOfHotKey, isTyping } from '../lib/hot-keys.ts';
import { placeRegions } from '../lib/place-regions.ts';
import { widgetSheet } from '../lib/widget-sheet.ts';
import { stageSheet } from '../image/stage-sheet.ts';
import { drawText } from './draw-text.ts';
import type { TextRange } from './entities.ts';
import { EntityEditor, type Outcome } from './entity-editor.ts';
import { readEntities, readEntityLabels, type EntityLabel } from './read-entities.ts';
import { readSelection } from './read-selection.ts';
import { takeTextKey, textKeys } from './text-keys.ts';
import { textSheet } from './text-sheet.ts';

/** Labels parts of a text. Outside of a form it is one itself, with a button to submit. */
export class CrowdEntityAnnotation extends CrowdField {
  static readonly observedAttributes = [
    ...['name', 'header', 'text', 'labels', 'initial-value', 'disabled'],
  ] as const;

  readonly #editor = new EntityEditor();
  readonly #text = create('div', {
    class: 'text-area',
    tabindex: 0,
    role: 'application',
    'aria-label': 'Text to label',
    'aria-describedby': 'how-to',
  });
  readonly #labelList = createLabelList((label) => this.#chooseLabel(label));
  readonly #list = createShapeList('label', {
    colorOf: (name) => this.#colorOf(this.#labelOfRow(name)),
    onSelect: (index) => {
      this.#editor.selected = index;
      this.#report({ done: false, said: '' });
    },
    onRemove: (index) => this.#report(this.#editor.remove(index)),
  });
  readonly #undo = createTool('undo', 'Undo', () => this.#report(this.#editor.undo()));
  readonly #redo = createTool('redo', 'Redo', () => this.#report(this.#editor.redo()));
  readonly #header = create('h2', { class: 'header' });
  readonly #error = create('p', { class: 'error', role: 'alert' });
  readonly #said = create('p', { class: 'said', 'aria-live': 'polite' });
  #labels: unknown = null;
  /** The label that highlighting gives; empty while none is in use. */
  #active = '';
  /** What mouse or finger have highlighted and has no label yet. */
  #pending: TextRange | null = null;
  #source = '';

  constructor() {
    super([widgetSheet, stageSheet, textSheet]);
    this.addEventListener('keydown', (event) => this.#onKey(event));
    this.#text.addEventListener('pointerup', (event) => this.#onPointerUp(event));
    document.addEventListener('selectionchange', () => {
      if (this.isConnected) this.#pending = readSelection(this.root, this.#text) ?? this.#kept();
    });
    // Pressing a label must not take the highlighting away before it is read.
    this.#labelList.element.addEventListener('mousedown', (event) => event.preventDefault());
  }

  /** On a phone a press on a label ends the highlighting a moment before the press is told. */
  #kept(): TextRange | null {
    return this.root.activeElement === this.#text ? null : this.#pending;
  }

  get labels(): readonly EntityLabel[] {
    const reading = readEntityLabels(this.#labels ?? this.getAttribute('labels'));
    return reading.ok ? reading.value : [];
  }

  set labels(labels: unknown) {
    this.#labels = labels;
    if (this.isBuilt) this.update();
  }

  get value(): { entities: object[] } {
    const entities = this.#editor.entities.map(({ label, startOffset, endOffset }) => ({
      endOffset,
      label,
      startOffset,
    }));
    return { entities };
  }

  protected override build(): void {
    const help = createKeyHelp(textKeys);
    const instructions = createInstructions();
    const tools = [this.#undo, this.#redo, createTool('help', 'Help and keys', help.open)];
    const hint = 'Move with the arrow keys, hold Shift to highlight, press the number of a label.';
    const area = create(
      'div',
      { class: 'annotation-area' },
      ...[this.#header, create('div', { class: 'toolbar' }, ...tools), this.#text],
      create('p', { class: 'said', id: 'how-to' }, hint),
    );
    const choices = create(
      'div',
      { class: 'choices' },
      create('p', { class: 'title' }, 'Labels'),
      ...[this.#labelList.element, this.#list.element, this.#error],
    );
    const widget = create('div', { class: 'widget' }, instructions.panel, area, choices);
    const content = [widget, help.element, this.#said, create('slot')];
    if (this.needsForm()) this.root.append(this.#createForm(content));
    else this.root.append(...content);
    this.root.addEventListener('crowd-help', help.open);
    const look = (): void => {
      instructions.update(placeRegions(this, ['short-instructions', 'full-instructions']));
      widget.classList.toggle('instructed', !instructions.panel.hidden);
    };
    new MutationObserver(look).observe(this, { childList: true });
    look();
  }

  /** Whether nobody else submits what is labelled. */
  protected needsForm(): boolean {
    return this.closest('crowd-form') === null;
  }

  /** Its own form: it answers for what stands between its tags, and for what is added to it. */
  #createForm(content: readonly Node[]): CrowdForm {
    const form = new CrowdForm();
    form.extraParts = () => [...readParts([this]), ...readParts(listControls(this))];
    form.extraInvalid = () => findInvalid([this, ...listControls(this)]);
    form.append(...content);
    return form;
  }

  protected override update(): void {
    this.clearComplaints();
    this.#header.textContent = this.getAttribute('header') ?? '';
    this.#header.hidden = !this.hasAttribute('header');
    const labels = readEntityLabels(this.#labels ?? this.getAttribute('labels'));
    if (!labels.ok) this.complain(labels.message);
    const { labels: known } = this;
    this.#labelList.fill(
      known.map(({ label }) => label),
      colorOf,
      known.map(({ fullDisplayName }) => fullDisplayName),
    );
    if (known.length === 1) this.#active = known[0]?.label ?? '';
    this.#start();
    this.#report({ done: false, said: '' });
    super.update();
  }

  /** Reads the text and what was given for it, unless that is done. */
  #start(): void {
    const text = this.getAttribute('text') ?? '';
    if (text === '') this.complain('text is missing: it holds the text to label.');
    const given = this.getAttribute('initial-value');
    const source = JSON.stringify([text, given]);
    if (source === this.#source) return;
    this.#source = source;
    const letters = Array.from(text);
    const reading = readEntities(given, letters.length, this.labels);
    if (!reading.ok) this.complain(reading.message);
    const { entities, leftOut } = reading.ok ? reading.value : { entities: [], leftOut: 0 };
    if (leftOut > 0) console.warn(`initial-value: ${leftOut} annotations do not fit the text.`);
    this.#editor.start(letters, entities);
  }

  #colorOf(label: string): string {
    return colorOf(
      Math.max(
        0,
        this.labels.findIndex((known) => known.label === label),
      ),
    );
  }

  #labelOfRow(row: string): string {
    return row.slice(row.lastIndexOf(': ') + 2);
  }

  #chooseLabel(label: string): void {
    const range = this.#editor.chosen ?? this.#pending;
    if (this.#editor.selected !== null) this.#report(this.#editor.relabel(label));
    else if (range !== null) this.#take(range, label);
    else {
      this.#active = this.#active === label ? '' : label;
      this.#report({ done: false, said: this.#active === '' ? 'No label' : `Label ${label}` });
    }
  }

  #take(range: TextRange, label: string): void {
    this.#pending = null;
    getSelection()?.removeAllRanges();
    this.#report(this.#editor.add(range, label));
  }

  #onPointerUp(event: PointerEvent): void {
    if (hasFlag(this, 'disabled')) return;
    const range = readSelection(this.root, this.#text);
    // A finger goes on moving the ends: its label is pressed afterwards.
    if (range !== null && this.#active !== '' && event.pointerType !== 'touch') {
      this.#take(range, this.#active);
      return;
    }
    if (range !== null) return;
    const mark = event
      .composedPath()
      .find((at) => at instanceof HTMLElement && 'entity' in at.dataset);
    this.#editor.selected = mark instanceof HTMLElement ? Number(mark.dataset['entity']) : null;
    this.#editor.caret = null;
    this.#pending = null;
    this.#report({ done: false, said: '' });
  }

  #onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || isTyping(event) || hasFlag(this, 'disabled')) return;
    const label = this.labels[indexOfHotKey(event)]?.label;
    if (label !== undefined) {
      event.preventDefault();
      this.#chooseLabel(label);
      return;
    }
    if (event.key === '?') this.root.dispatchEvent(new Event('crowd-help'));
    const isOnText = event.composedPath()[0] === this.#text;
    const outcome = takeTextKey(event, { editor: this.#editor, isOnText, active: this.#active });
    if (outcome === null) return;
    event.preventDefault();
    this.#report(outcome);
  }

  #report({ done, said }: Outcome): void {
    if (said !== '') this.#said.textContent = said;
    const { entities, selected } = this.#editor;
    this.#undo.disabled = !this.#editor.canUndo;
    this.#redo.disabled = !this.#editor.canRedo;
    this.#labelList.mark(this.#active);
    this.#list.fill(
      entities.map((entity) => ({
        label: `${this.#editor.textOf(entity)}: ${entity.label}`,
        points: [],
      })),
      selected,
    );
    drawText(this.#text, this.#editor, {
      colorOf: (label) => this.#colorOf(label),
      shortOf: (label) =>
        this.labels.find((known) => known.label === label)?.shortDisplayName ?? label,
    });
    if (done) this.announceChange();
  }

  override answerPart(): AnswerPart | null {
    const name = this.getAttribute('name') ?? '';
    return name === '' ? null : { kind: 'value', name, value: this.value };
  }

  override get crowdDraft(): unknown {
    return this.#editor.entities;
  }

  override set crowdDraft(draft: unknown) {
    const letters = Array.from(this.getAttribute('text') ?? '');
    const reading = readEntities(JSON.stringify(draft), letters.length, this.labels);
    if (!reading.ok) return;
    this.#editor.start(letters, reading.value.entities);
    this.#report({ done: false, said: '' });
    this.refresh();
  }

  override findProblem(): string {
    const isMissing = hasFlag(this, 'required') && this.#editor.entities.length === 0;
    return isMissing ? 'Please label at least one part of the text.' : '';
  }

  override reset(): void {
    this.#source = '';
    this.update();
  }

  protected override showProblem(message: string): void {
    this.#error.textContent = message;
  }

  protected override focusTarget(): HTMLElement {
    return this.#text;
  }
}

reflectAttributes(CrowdEntityAnnotation, {
  texts: ['name', 'header', 'text'],
  flags: ['disabled', 'required'],
});
