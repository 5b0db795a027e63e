import { CrowdField } from '../form/crowd-field.ts';
import type { AnswerPart } from '../form/answer-part.ts';
import { reflectAttributes } from '../lib/crowd-element.ts';
import { createInstructions } from '../lib/create-instructions.ts';
import { create } from '../lib/dom.ts';
import { indexOfHotKey, isTyping } from '../lib/hot-keys.ts';
import { placeRegions } from '../lib/place-regions.ts';
import {
  isRecord,
  readStructure,
  readTexts,
  type AttributeReading,
} from '../lib/read-attribute.ts';
import { widgetSheet } from '../lib/widget-sheet.ts';
import { createChoiceList, type ChoiceList } from './choice-list.ts';
import { createWorkerComment } from './worker-comment.ts';

const regions = [
  'classification-target',
  'short-instructions',
  'full-instructions',
  'worker-comment',
] as const;

/** What the four classifiers share: something shown, and categories to choose from. */
export abstract class Classifier extends CrowdField {
  static readonly observedAttributes: readonly string[] = [
    ...['name', 'header', 'categories', 'exclusion-category', 'src', 'overlay', 'disabled'],
  ];

  protected readonly list: ChoiceList;
  readonly #isMultiple: boolean;
  readonly #header = create('h2', { class: 'header', id: 'header' });
  readonly #error = create('p', { class: 'error', role: 'alert' });
  readonly #instructions = createInstructions();
  readonly #comment = createWorkerComment(() => this.announceChange());
  #categories: unknown = null;
  #exclusion: string | null = null;

  constructor(isMultiple: boolean, sheets: readonly CSSStyleSheet[] = []) {
    super([widgetSheet, ...sheets]);
    this.#isMultiple = isMultiple;
    this.list = createChoiceList(isMultiple ? 'checkbox' : 'radio', () => this.announceChange());
    this.addEventListener('keydown', (event) => this.#onKey(event));
  }

  /** What is to be classified. */
  protected abstract createTarget(): Node;

  /** The categories as texts to choose from. */
  protected readCategories(given: unknown): AttributeReading<string[]> {
    return readTexts('categories', given);
  }

  /** The choice that says none of them; null where there is none. */
  protected get exclusion(): string | null {
    return this.#exclusion;
  }

  get categories(): string[] {
    const reading = this.readCategories(this.#categories ?? this.getAttribute('categories'));
    return reading.ok ? reading.value : [];
  }

  set categories(categories: unknown) {
    this.#categories = categories;
    if (this.isBuilt) this.update();
  }

  /** The choice; of several a list. */
  get value(): string | string[] {
    const chosen = this.list.chosen();
    return this.#isMultiple ? chosen : (chosen[0] ?? '');
  }

  set value(value: unknown) {
    const wanted = (Array.isArray(value) ? value : [value]).map(String);
    for (const input of this.list.inputs()) input.checked = wanted.includes(input.value);
    this.refresh();
  }

  override get crowdDraft(): unknown {
    return this.list.chosen();
  }

  override set crowdDraft(draft: unknown) {
    if (Array.isArray(draft)) this.value = draft;
  }

  protected override build(): void {
    const title = this.#isMultiple ? 'Choose all that apply' : 'Choose one';
    const choices = create(
      'div',
      { class: 'choices' },
      create('h3', { id: 'choices-title' }, title),
      this.list.element,
      this.#comment.element,
      this.#error,
    );
    const area = create('div', {}, this.#header, this.createTarget());
    const parts = [this.#instructions.panel, area, choices];
    // By these names scripts of templates find the choices.
    const widget = create('div', { class: 'widget annotation-area' }, ...parts);
    this.root.append(widget, create('slot'));
    const look = (): void => {
      const found = placeRegions(this, regions);
      this.#instructions.update(
        new Map(
          [...found].filter(
            (entry): entry is [(typeof regions)[1 | 2], HTMLElement] =>
              entry[0] === 'short-instructions' || entry[0] === 'full-instructions',
          ),
        ),
      );
      widget.classList.toggle('instructed', !this.#instructions.panel.hidden);
      this.#comment.update(found.get('worker-comment'));
    };
    new MutationObserver(look).observe(this, { childList: true });
    look();
    // Keys choose from anywhere on the page, as long as there is one thing to classify.
    document.addEventListener('keydown', (event) => {
      const alone = document.querySelectorAll('[categories]').length === 1;
      if (this.isConnected && alone && event.target === document.body) this.#onKey(event);
    });
  }

  protected override update(): void {
    this.clearComplaints();
    this.#header.textContent = this.getAttribute('header') ?? '';
    this.#header.hidden = !this.hasAttribute('header');
    const reading = this.readCategories(this.#categories ?? this.getAttribute('categories'));
    if (!reading.ok) this.complain(reading.message);
    this.#exclusion = this.#isMultiple ? this.#readExclusion() : null;
    this.list.fill(reading.ok ? reading.value : [], this.#exclusion);
    super.update();
  }

  #readExclusion(): string | null {
    const reading = readStructure('exclusion-category', this.getAttribute('exclusion-category'));
    if (!reading.ok) {
      this.complain(reading.message);
      return null;
    }
    if (reading.value === null) return null;
    if (isRecord(reading.value) && typeof reading.value['text'] === 'string') {
      return reading.value['text'];
    }
    this.complain(`exclusion-category is written as "{ text: 'None of the above' }".`);
    return null;
  }

  override answerPart(): AnswerPart | null {
    const name = this.getAttribute('name') ?? '';
    const chosen = this.list.chosen();
    if (name === '') return null;
    const said = this.#comment.value();
    const comment = said === '' ? {} : { workerComment: said };
    if (this.#isMultiple) return { kind: 'value', name, value: { labels: chosen, ...comment } };
    const [label] = chosen;
    return label === undefined ? null : { kind: 'value', name, value: { label, ...comment } };
  }

  override findProblem(): string {
    // Without categories nobody could ever answer; the author is told instead.
    if (this.list.inputs().length === 0 || this.list.chosen().length > 0) return '';
    return this.#isMultiple ? 'Please choose at least one category.' : 'Please choose a category.';
  }

  override reset(): void {
    this.list.clear();
    this.#comment.clear();
  }

  protected override showProblem(message: string): void {
    this.#error.textContent = message;
  }

  protected override focusTarget(): HTMLElement {
    return this.list.inputs()[0] ?? this;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || isTyping(event) || this.isDisabled) return;
    const input = this.list.inputs()[indexOfHotKey(event)];
    if (input === undefined) return;
    event.preventDefault();
    this.list.choose(input.value);
  }
}

reflectAttributes(Classifier as unknown as CustomElementConstructor, {
  texts: ['name', 'header', 'src'],
  flags: ['disabled'],
});
