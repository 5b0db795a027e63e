import { CrowdField } from '../form/crowd-field.ts';
import type { AnswerPart } from '../form/answer-part.ts';
import { hasFlag, reflectAttributes } from '../lib/crowd-element.ts';
import { create } from '../lib/dom.ts';
import { createSheet } from '../lib/styles.ts';
import { toText } from '../lib/to-text.ts';
import { findTextProblem } from './find-text-problem.ts';

const sheet = createSheet(`
:host { display: block; margin: 8px 0; }
label { display: block; margin-bottom: 4px; color: inherit; }
input, textarea {
  width: 100%; min-height: 40px; padding: 8px 10px; border: 1px solid var(--line);
  border-radius: var(--radius); background: var(--surface); color: var(--ink);
}
input::placeholder, textarea::placeholder { color: var(--muted); opacity: 1; }
textarea { resize: vertical; display: block; }
[aria-invalid='true'] { border: 2px solid var(--danger); }
.foot { display: flex; justify-content: space-between; gap: 12px; }
.error { background: var(--danger-soft); color: var(--danger); padding: 0 6px; border-radius: 4px; }
`);

export const textAttributes = {
  texts: [
    ...['name', 'label', 'placeholder', 'error-message', 'allowed-pattern', 'max-length'],
    ...['min-length', 'type', 'rows', 'max-rows'],
  ],
  flags: ['disabled', 'required', 'auto-focus', 'auto-validate', 'char-counter', 'readonly'],
} as const;

/** A box for text: what its two elements share. */
export abstract class TextField extends CrowdField {
  static readonly observedAttributes = [
    ...textAttributes.texts,
    ...textAttributes.flags,
    'value',
  ] as const;

  readonly box: HTMLInputElement | HTMLTextAreaElement;
  readonly #label = create('label', { for: 'box' });
  readonly #error = create('span', { class: 'error', id: 'error', role: 'alert', hidden: true });
  readonly #count = create('span', { class: 'count' });
  #wasGiven = false;

  constructor(box: HTMLInputElement | HTMLTextAreaElement) {
    super([sheet], true);
    this.box = box;
    box.id = 'box';
    box.setAttribute('aria-describedby', 'error');
    box.addEventListener('input', () => this.#onInput());
    // The native event stays inside the shadow tree.
    box.addEventListener('change', () =>
      this.dispatchEvent(new Event('change', { bubbles: true })),
    );
    box.addEventListener('blur', () => {
      if (hasFlag(this, 'auto-validate')) this.showProblem(this.findProblem());
    });
  }

  get value(): string {
    if (this.isBuilt) return this.box.value;
    return this.getAttribute('value') ?? '';
  }

  set value(value: unknown) {
    this.box.value = toText(value);
    this.#wasGiven = true;
    this.#recount();
    this.refresh();
  }

  override get crowdDraft(): unknown {
    return this.value;
  }

  override set crowdDraft(draft: unknown) {
    if (typeof draft === 'string') this.value = draft;
  }

  protected override build(): void {
    const foot = create('div', { class: 'foot' }, this.#error, this.#count);
    this.root.append(this.#label, this.box, foot);
  }

  protected override update(): void {
    const label = this.getAttribute('label') ?? '';
    this.#label.textContent = label;
    this.#label.hidden = label === '';
    const said = this.getAttribute('aria-label') ?? this.getAttribute('placeholder');
    const own = said ?? this.getAttribute('title') ?? this.getAttribute('name') ?? 'Answer';
    if (label === '') this.box.setAttribute('aria-label', own);
    else this.box.removeAttribute('aria-label');
    this.box.placeholder = this.getAttribute('placeholder') ?? '';
    this.box.disabled = hasFlag(this, 'disabled');
    this.box.readOnly = hasFlag(this, 'readonly');
    this.box.required = hasFlag(this, 'required');
    this.box.autofocus = hasFlag(this, 'auto-focus');
    const longest = Number(this.getAttribute('max-length') ?? '');
    if (longest > 0) this.box.maxLength = longest;
    else this.box.removeAttribute('maxlength');
    if (!this.#wasGiven) this.box.value = this.getAttribute('value') ?? '';
    if (this.box.autofocus) this.box.focus();
    this.#recount();
    super.update();
  }

  override answerPart(): AnswerPart | null {
    const name = this.getAttribute('name') ?? '';
    if (name === '' || this.box.value === '') return null;
    return { kind: 'value', name, value: this.box.value };
  }

  override findProblem(): string {
    const problem = findTextProblem(this.box.value, {
      isRequired: hasFlag(this, 'required'),
      shortest: Number(this.getAttribute('min-length') ?? 0),
      pattern: hasFlag(this, 'auto-validate') ? this.getAttribute('allowed-pattern') : null,
    });
    const found = problem === '' && !this.box.validity.valid ? this.box.validationMessage : problem;
    return found === '' ? '' : (this.getAttribute('error-message') ?? found);
  }

  override reset(): void {
    this.#wasGiven = false;
    this.box.value = this.getAttribute('value') ?? '';
    this.#recount();
  }

  protected override showProblem(message: string): void {
    this.box.setAttribute('aria-invalid', String(message !== ''));
    this.#error.textContent = message;
    this.#error.hidden = message === '';
  }

  protected override focusTarget(): HTMLElement {
    return this.box;
  }

  #onInput(): void {
    this.#wasGiven = true;
    const allowed = hasFlag(this, 'auto-validate') ? this.getAttribute('allowed-pattern') : null;
    if (allowed !== null) this.#dropOthers(allowed);
    this.#recount();
    this.refresh();
  }

  /** Characters that do not match are ignored while they are typed. */
  #dropOthers(pattern: string): void {
    try {
      const allowed = new RegExp(`^(?:${pattern})$`, 'u');
      const kept = Array.from(this.box.value)
        .filter((letter) => allowed.test(letter))
        .join('');
      // A pattern of a whole text matches no single character: it is checked as a whole.
      if (kept !== '' && kept !== this.box.value) this.box.value = kept;
    } catch {
      console.error(`allowed-pattern "${pattern}" is not a regular expression.`);
    }
  }

  #recount(): void {
    this.#count.hidden = !hasFlag(this, 'char-counter');
    this.#count.textContent = String(Array.from(this.box.value).length);
  }
}

reflectAttributes(TextField as unknown as CustomElementConstructor, textAttributes);
