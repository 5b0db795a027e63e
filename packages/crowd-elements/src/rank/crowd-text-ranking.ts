import { CrowdField } from '../form/crowd-field.ts';
import type { AnswerPart } from '../form/answer-part.ts';
import { hasFlag, reflectAttributes } from '../lib/crowd-element.ts';
import { createInstructions } from '../lib/create-instructions.ts';
import { create } from '../lib/dom.ts';
import { placeRegions } from '../lib/place-regions.ts';
import { createSheet } from '../lib/styles.ts';
import { widgetSheet } from '../lib/widget-sheet.ts';
import { findRankingProblem, readDimensions, readResponses, type Dimension } from './rankings.ts';

const sheet = createSheet(`
.prompt { margin: 0 0 12px; font-weight: 600; }
.prompt, .response { white-space: pre-wrap; overflow-wrap: anywhere; }
.responses { margin: 0; padding: 0; list-style: none; display: grid; gap: 12px; }
.response {
  border: 1px solid var(--line); border-radius: var(--radius); padding: 10px 12px;
  background: var(--surface); color: var(--ink);
}
.response b { display: block; }
fieldset { border: 0; margin: 0 0 12px; padding: 0; min-width: 0; }
legend { padding: 4px 8px; font-weight: 600; overflow-wrap: anywhere; }
.choice { justify-content: space-between; }
select {
  min-height: 36px; min-width: 64px; border: 1px solid var(--line); border-radius: var(--radius);
  background: var(--surface); color: var(--ink); padding: 4px 8px;
}
`);

interface Ranking {
  readonly dimension: Dimension;
  /** A rank for each response. */
  readonly selects: readonly HTMLSelectElement[];
}

/** Texts that answer a prompt, put in an order by each of several dimensions; the best has rank 1. */
export class CrowdTextRanking extends CrowdField {
  static readonly observedAttributes = [
    ...['name', 'text', 'responses', 'ordinal-ranking-dimensions', 'disabled'],
  ] as const;
  readonly #instructions = createInstructions();
  readonly #prompt = create('p', { class: 'prompt', dir: 'auto' });
  readonly #responses = create('ol', { class: 'responses' });
  readonly #ranks = create('div');
  readonly #error = create('p', { class: 'error', role: 'alert' });
  #rankings: readonly Ranking[] = [];

  constructor() {
    super([widgetSheet, sheet]);
  }

  protected override build(): void {
    const area = create('div', {}, this.#prompt, this.#responses);
    const choices = create('div', { class: 'choices' }, this.#ranks, this.#error);
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
    const before = this.crowdDraft;
    this.#prompt.textContent = this.getAttribute('text') ?? '';
    const responses = readResponses(this.getAttribute('responses'));
    const dimensions = readDimensions(this.getAttribute('ordinal-ranking-dimensions'));
    for (const reading of [responses, dimensions]) if (!reading.ok) this.complain(reading.message);
    const texts = responses.ok ? responses.value : [];
    this.#responses.replaceChildren(
      ...texts.map((text, index) =>
        create('li', { class: 'response', dir: 'auto' }, create('b', {}, nameOf(index)), text),
      ),
    );
    this.#rankings = (dimensions.ok ? dimensions.value : []).map((dimension) => ({
      dimension,
      selects: texts.map(() => this.#createSelect(texts.length)),
    }));
    this.#ranks.replaceChildren(...this.#rankings.map(createFieldset));
    this.crowdDraft = before;
    super.update();
  }

  #createSelect(most: number): HTMLSelectElement {
    const select = create('select', { disabled: hasFlag(this, 'disabled') }, create('option'));
    for (let rank = 1; rank <= most; rank += 1) select.append(create('option', {}, String(rank)));
    select.addEventListener('input', (event) => event.stopPropagation());
    select.addEventListener('change', (event) => {
      event.stopPropagation();
      this.announceChange();
    });
    return select;
  }

  override get crowdDraft(): unknown {
    return this.#rankings.map(({ selects }) => selects.map(({ value }) => value));
  }

  override set crowdDraft(draft: unknown) {
    if (!Array.isArray(draft)) return;
    for (const [index, { selects }] of this.#rankings.entries()) {
      const ranks: unknown = draft[index];
      if (!Array.isArray(ranks)) continue;
      for (const [place, select] of selects.entries()) select.value = String(ranks[place] ?? '');
    }
    this.refresh();
  }

  override answerPart(): AnswerPart | null {
    const name = this.getAttribute('name') ?? '';
    if (name === '') return null;
    const ordinalRankingDimensions = this.#rankings.map(({ dimension, selects }) => ({
      ...dimension,
      responseRankings: ranksOf(selects),
    }));
    return { kind: 'value', name, value: { ordinalRankingDimensions } };
  }

  override findProblem(): string {
    const problems = this.#rankings.map(({ dimension, selects }) =>
      findRankingProblem(dimension, ranksOf(selects)),
    );
    return problems.find((problem) => problem !== '') ?? '';
  }

  override reset(): void {
    for (const { selects } of this.#rankings) for (const select of selects) select.value = '';
  }

  protected override showProblem(message: string): void {
    this.#error.textContent = message;
  }

  protected override focusTarget(): HTMLElement {
    const wrong = this.#rankings.find(
      ({ dimension, selects }) => findRankingProblem(dimension, ranksOf(selects)) !== '',
    );
    const selects = wrong?.selects ?? [];
    return selects.find(({ value }) => value === '') ?? selects[0] ?? this;
  }
}

function nameOf(index: number): string {
  return `Response ${index + 1}`;
}

function ranksOf(selects: readonly HTMLSelectElement[]): (number | null)[] {
  return selects.map(({ value }) => (value === '' ? null : Number(value)));
}

function createFieldset({ dimension, selects }: Ranking): HTMLFieldSetElement {
  const rows = selects.map((select, index) =>
    create('label', { class: 'choice' }, nameOf(index), select),
  );
  return create('fieldset', {}, create('legend', {}, dimension.name), ...rows);
}

reflectAttributes(CrowdTextRanking, {
  texts: ['name', 'text', 'responses', 'ordinal-ranking-dimensions'],
  flags: ['disabled'],
});
