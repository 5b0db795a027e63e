import { CrowdField } from '../form/crowd-field.ts';
import type { AnswerPart } from '../form/answer-part.ts';
import { hasFlag, reflectAttributes } from '../lib/crowd-element.ts';
import { createInstructions } from '../lib/create-instructions.ts';
import { create, createSvg } from '../lib/dom.ts';
import { placeRegions } from '../lib/place-regions.ts';
import { isRecord, readStructure } from '../lib/read-attribute.ts';
import { createSheet } from '../lib/styles.ts';
import { widgetSheet } from '../lib/widget-sheet.ts';
import { createPairRow, type PairRow } from './pair-row.ts';
import { readPairs, writeBlocks, type Box, type Pair } from './pairs.ts';

/** The name of the answer without one of the template's own. */
const usualName = 'AWS/Textract/AnalyzeDocument/Forms/V1';

const sheet = createSheet(`
.picture { position: relative; display: inline-block; max-width: 100%; }
.picture > img { display: block; max-width: 100%; }
.picture > svg { position: absolute; inset: 0; width: 100%; height: 100%; pointer-events: none; }
rect { fill: none; stroke: var(--accent); stroke-width: 3; vector-effect: non-scaling-stroke; }
.pair { border: 0; border-top: 1px solid var(--line); margin: 0; padding: 8px; min-width: 0; }
.pair legend { font-weight: 600; padding: 0; overflow-wrap: anywhere; }
.pair > input { width: 100%; min-height: 40px; margin-top: 4px; border: 1px solid var(--line);
  border-radius: var(--radius); background: var(--surface); color: var(--ink); padding: 4px 8px; }
`);

/** Keys and values that a program read in the image of a document, for people to correct. */
export class CrowdDocument extends CrowdField {
  static readonly observedAttributes = [
    ...['name', 'header', 'src', 'initial-value', 'keys', 'no-key-edit', 'disabled'],
  ] as const;

  readonly #header = create('h2', { class: 'header' });
  readonly #image = create('img', { alt: 'The document' });
  readonly #outlines = createSvg('svg', { viewBox: '0 0 1 1', preserveAspectRatio: 'none' });
  readonly #list = create('div');
  readonly #error = create('p', { class: 'error', role: 'alert' });
  readonly #instructions = createInstructions();
  #pairs: readonly Pair[] = [];
  #rows: readonly PairRow[] = [];
  /** What the rows were made of: they are made anew when it changes. */
  #source = '';

  constructor() {
    super([widgetSheet, sheet]);
    this.#image.addEventListener('error', () => {
      this.complain('The image cannot be loaded. Its address is in "src".');
    });
  }

  get value(): { readonly blocks: readonly object[] } {
    const judgements = this.#rows.map((row) => row.read());
    return { blocks: writeBlocks(this.#pairs, judgements) };
  }

  override get crowdDraft(): unknown {
    return this.#rows.map((row) => row.read());
  }

  override set crowdDraft(draft: unknown) {
    if (!Array.isArray(draft) || draft.length !== this.#rows.length) return;
    for (const [index, said] of draft.entries()) {
      if (!isRecord(said)) continue;
      const { key, value, isBlank, isWrong } = said;
      this.#rows[index]?.write({
        key: String(key),
        value: String(value),
        isBlank: isBlank === true,
        isWrong: isWrong === true,
      });
    }
    this.refresh();
  }

  protected override build(): void {
    const picture = create('div', { class: 'picture' }, this.#image);
    picture.append(this.#outlines);
    const area = create('div', { class: 'annotation-area' }, this.#header, picture);
    const choices = create('div', { class: 'choices' }, this.#list, this.#error);
    const widget = create('div', { class: 'widget' }, this.#instructions.panel, area, choices);
    this.root.append(widget, create('slot'));
    const look = (): void => {
      this.#instructions.update(placeRegions(this, ['short-instructions', 'full-instructions']));
      widget.classList.toggle('instructed', !this.#instructions.panel.hidden);
    };
    new MutationObserver(look).observe(this, { childList: true });
    look();
  }

  protected override update(): void {
    this.clearComplaints();
    this.#header.textContent = this.getAttribute('header') ?? '';
    this.#header.hidden = !this.hasAttribute('header');
    const src = this.getAttribute('src') ?? '';
    if (src === '') this.complain('src is missing: it holds the address of the image.');
    else if (this.#image.getAttribute('src') !== src) this.#image.src = src;
    const source = ['initial-value', 'keys', 'no-key-edit'].map((name) => this.getAttribute(name));
    if (this.#source !== JSON.stringify(source)) this.#fill();
    this.#source = JSON.stringify(source);
    this.toggleAttribute('inert', hasFlag(this, 'disabled'));
    super.update();
  }

  #fill(): void {
    this.#pairs = readPairs(this.#readList('initial-value'), this.#readList('keys'));
    const mayEditKey = !hasFlag(this, 'no-key-edit');
    this.#rows = this.#pairs.map((pair) =>
      createPairRow({
        ...{ pair, mayEditKey },
        onChange: () => this.announceChange(),
        onFocus: () => this.#outline(pair.boxes),
      }),
    );
    this.#list.replaceChildren(...this.#rows.map(({ element }) => element));
  }

  #readList(attribute: string): readonly unknown[] {
    const reading = readStructure(attribute, this.getAttribute(attribute));
    if (reading.ok && reading.value === null) return [];
    if (reading.ok && Array.isArray(reading.value)) return reading.value as unknown[];
    this.complain(reading.ok ? `${attribute} must be a list.` : reading.message);
    return [];
  }

  #outline(boxes: readonly Box[]): void {
    this.#outlines.replaceChildren(
      ...boxes.map(({ left: x, top: y, width, height }) =>
        createSvg('rect', { x, y, width, height }),
      ),
    );
  }

  override answerPart(): AnswerPart {
    return { kind: 'value', name: this.getAttribute('name') ?? usualName, value: this.value };
  }

  override findProblem(): string {
    return this.#unfinished()?.findProblem() ?? '';
  }

  #unfinished(): PairRow | undefined {
    return this.#rows.find((row) => row.findProblem() !== '');
  }

  override reset(): void {
    this.#fill();
  }

  protected override showProblem(message: string): void {
    this.#error.textContent = message;
  }

  protected override focusTarget(): HTMLElement {
    const row = this.#unfinished() ?? this.#rows[0];
    return row?.value ?? this;
  }
}

reflectAttributes(CrowdDocument, {
  texts: ['name', 'header', 'src', 'keys', 'initial-value'],
  flags: ['disabled', 'no-key-edit'],
});
