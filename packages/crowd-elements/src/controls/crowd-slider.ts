import { CrowdField } from '../form/crowd-field.ts';
import type { AnswerPart } from '../form/answer-part.ts';
import { hasFlag, reflectAttributes } from '../lib/crowd-element.ts';
import { create } from '../lib/dom.ts';
import { createSheet } from '../lib/styles.ts';

const sheet = createSheet(`
:host { display: inline-flex; align-items: center; gap: 12px; min-width: 200px; max-width: 100%; }
input[type='range'] { flex: 1; min-width: 120px; height: 32px; accent-color: var(--accent); margin: 0; }
input[type='number'] {
  width: 90px; min-height: 36px; border: 1px solid var(--line); border-radius: var(--radius);
  background: var(--surface); color: var(--ink); padding: 4px 8px;
}
output { min-width: 2ch; font-variant-numeric: tabular-nums; }
.track { position: relative; flex: 1; display: flex; min-width: 120px; }
.secondary { position: absolute; inset: auto 8px 3px; height: 4px; border-radius: 2px; background: var(--soft); }
.secondary > div { height: 100%; border-radius: 2px; background: var(--crowd-slider-secondary-color, var(--muted)); }
`);

/** A number between two bounds, chosen by a knob. It always has a value: at first the least. */
export class CrowdSlider extends CrowdField {
  static readonly observedAttributes = [
    ...['min', 'max', 'step', 'value', 'disabled', 'pin', 'editable', 'name', 'label'],
    'secondary-progress',
  ] as const;
  readonly #range = create('input', { type: 'range' });
  readonly #number = create('input', { type: 'number', 'aria-label': 'Value' });
  readonly #pin = create('output');
  readonly #reached = create('div');
  /** A second bar below the knob's: how far something else is, such as what of a film is loaded. */
  readonly #secondary = create('div', { class: 'secondary', role: 'meter' }, this.#reached);
  #wasGiven = false;

  constructor() {
    super([sheet], true);
    this.#range.addEventListener('input', () => this.#take(this.#range.value, 'input'));
    this.#number.addEventListener('change', () => this.#take(this.#number.value, 'input'));
    for (const box of [this.#range, this.#number]) {
      box.addEventListener('change', () => this.#tell('change'));
    }
  }

  get value(): number {
    return this.#range.valueAsNumber;
  }

  set value(value: unknown) {
    this.#wasGiven = true;
    this.#show(String(Number(value)));
    this.refresh();
  }

  get immediateValue(): number {
    return this.value;
  }

  protected override build(): void {
    const track = create('div', { class: 'track' }, this.#range, this.#secondary);
    this.root.append(track, this.#pin, this.#number);
  }

  protected override update(): void {
    this.clearComplaints();
    const least = this.#readNumber('min', 0);
    const most = this.#readNumber('max', 100);
    if (most < least) this.complain(`max (${most}) must not be less than min (${least}).`);
    const step = this.#readNumber('step', 1);
    for (const box of [this.#range, this.#number]) {
      box.min = String(least);
      box.max = String(most);
      box.step = step > 0 ? String(step) : 'any';
      box.disabled = hasFlag(this, 'disabled');
    }
    const said = this.getAttribute('aria-label') ?? this.getAttribute('label');
    this.#range.setAttribute('aria-label', said ?? this.getAttribute('name') ?? 'Value');
    this.#showSecondary(least, most);
    this.#pin.hidden = !hasFlag(this, 'pin');
    this.#number.hidden = !hasFlag(this, 'editable');
    this.#show(this.#wasGiven ? this.#range.value : this.#startValue(least));
    super.update();
  }

  #showSecondary(least: number, most: number): void {
    this.#secondary.hidden = !this.hasAttribute('secondary-progress');
    const given = this.#readNumber('secondary-progress', least);
    const reached = Math.max(least, Math.min(most, given));
    const share = most > least ? (reached - least) / (most - least) : 0;
    this.#reached.style.width = `${share * 100}%`;
    const values = { label: 'Secondary progress', valuemin: least, valuemax: most };
    for (const [name, value] of Object.entries({ ...values, valuenow: reached })) {
      this.#secondary.setAttribute(`aria-${name}`, String(value));
    }
  }

  override get crowdDraft(): unknown {
    return this.value;
  }

  override set crowdDraft(draft: unknown) {
    if (typeof draft === 'number' || typeof draft === 'string') this.value = draft;
  }

  #startValue(least: number): string {
    return String(this.hasAttribute('value') ? this.#readNumber('value', least) : least);
  }

  #readNumber(attribute: string, otherwise: number): number {
    const text = this.getAttribute(attribute);
    if (text === null || text.trim() === '') return otherwise;
    const number = Number(text);
    if (Number.isFinite(number)) return number;
    this.complain(`${attribute}="${text}" is not a number.`);
    return otherwise;
  }

  #show(value: string): void {
    this.#range.value = value;
    this.#number.value = this.#range.value;
    this.#pin.textContent = this.#range.value;
  }

  #take(value: string, event: 'input'): void {
    this.#wasGiven = true;
    this.#show(value);
    this.refresh();
    this.#tell(event);
  }

  #tell(event: 'input' | 'change'): void {
    this.dispatchEvent(new Event(event, { bubbles: true, composed: true }));
    const polymer = event === 'input' ? 'immediate-value-changed' : 'value-changed';
    this.dispatchEvent(new CustomEvent(polymer, { detail: { value: this.value } }));
  }

  override answerPart(): AnswerPart | null {
    const name = this.getAttribute('name') ?? '';
    return name === '' ? null : { kind: 'value', name, value: this.value };
  }

  override findProblem(): string {
    return '';
  }

  override reset(): void {
    this.#wasGiven = false;
    this.update();
  }

  protected override showProblem(): void {}

  protected override focusTarget(): HTMLElement {
    return this.#range;
  }
}

reflectAttributes(CrowdSlider, {
  texts: ['name', 'min', 'max', 'step', 'secondary-progress'],
  flags: ['disabled', 'required', 'pin', 'editable'],
});
