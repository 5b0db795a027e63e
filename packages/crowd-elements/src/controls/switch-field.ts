import { CrowdField } from '../form/crowd-field.ts';
import type { AnswerPart } from '../form/answer-part.ts';
import { hasFlag, reflectAttributes } from '../lib/crowd-element.ts';
import { create } from '../lib/dom.ts';
import { createSheet } from '../lib/styles.ts';

const sheet = createSheet(`
:host { display: inline-flex; align-items: center; gap: 8px; min-height: 32px; padding: 2px 6px 2px 2px;
  cursor: pointer; border-radius: 6px; vertical-align: middle; }
:host([aria-disabled='true']) { opacity: 0.55; cursor: not-allowed; }
:host(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px; }
.mark { flex: none; width: 22px; height: 22px; border: 2px solid var(--line); background: var(--surface);
  color: var(--on-accent); display: grid; place-items: center; font-size: 16px; line-height: 1; }
.checkbox .mark { border-radius: 5px; }
.radio .mark { border-radius: 50%; }
.switch .mark { width: 44px; height: 24px; border-radius: 12px; place-items: center start; padding: 2px; }
.switch .mark::before { content: ''; width: 16px; height: 16px; border-radius: 50%; background: var(--line); }
:host([aria-checked='true']) .mark { background: var(--accent); border-color: var(--accent); }
:host([aria-checked='true']) .checkbox .mark::before { content: '✓'; font-weight: 700; }
:host([aria-checked='true']) .radio .mark::before {
  content: ''; width: 8px; height: 8px; border-radius: 50%; background: var(--on-accent); }
:host([aria-checked='true']) .switch .mark { place-items: center end; }
:host([aria-checked='true']) .switch .mark::before { background: var(--on-accent); }
:host([aria-checked='false'][invalid]) .mark, :host([aria-invalid='true']) .mark { border-color: var(--danger); }
.whole { display: inline-flex; align-items: center; gap: 8px; }
.error { background: var(--danger-soft); color: var(--danger); padding: 0 6px; border-radius: 4px; }
`);

/** Something that is on or off: what check boxes, radio buttons and switches share. */
export abstract class SwitchField extends CrowdField {
  static readonly observedAttributes = [
    'checked',
    'disabled',
    'required',
    'name',
    'value',
  ] as const;

  readonly #kind: 'checkbox' | 'radio' | 'switch';
  readonly #error = create('span', { class: 'error', role: 'alert', hidden: true });
  /** What the performer chose; null while the attribute of the template counts. */
  #chosen: boolean | null = null;

  constructor(kind: 'checkbox' | 'radio' | 'switch') {
    super([sheet]);
    this.#kind = kind;
    this.addEventListener('click', (event) => {
      // A link or a box inside the label does its own work.
      const within =
        event.target instanceof Element ? event.target.closest('a, input, button') : null;
      if (!event.defaultPrevented && within === null) this.toggle();
    });
    this.addEventListener('keydown', (event) => this.onKey(event));
  }

  get checked(): boolean {
    return this.#chosen ?? hasFlag(this, 'checked');
  }

  set checked(value: unknown) {
    this.#chosen = value === 'false' ? false : Boolean(value);
    if (this.isBuilt) this.update();
  }

  get value(): string {
    return this.getAttribute('value') ?? 'on';
  }

  set value(value: unknown) {
    this.setAttribute('value', String(value));
  }

  override get crowdDraft(): unknown {
    return this.checked;
  }

  override set crowdDraft(draft: unknown) {
    if (typeof draft === 'boolean') this.checked = draft;
  }

  protected get groupName(): string {
    return this.getAttribute('name') ?? '';
  }

  /** What a press does. */
  protected toggle(): void {
    if (this.isDisabled) return;
    this.checked = !this.checked;
    this.announceChange();
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.key !== ' ' || event.target !== this) return;
    event.preventDefault();
    this.toggle();
  }

  protected override build(): void {
    const slot = create('slot');
    slot.addEventListener('slotchange', () => this.#nameIt());
    const text = create('span', {}, slot);
    const mark = create('span', { class: 'mark', part: 'mark', 'aria-hidden': 'true' });
    this.root.append(create('span', { class: `whole ${this.#kind}` }, mark, text, this.#error));
    if (!this.hasAttribute('role')) this.setAttribute('role', this.#kind);
    if (!this.hasAttribute('tabindex')) this.tabIndex = 0;
  }

  protected override update(): void {
    this.setAttribute('aria-checked', String(this.checked));
    const isDisabled = hasFlag(this, 'disabled');
    this.setAttribute('aria-disabled', String(isDisabled));
    // While the page is read, its text is still to come.
    if (document.readyState !== 'loading') this.#nameIt();
    super.update();
  }

  /** Without a text it is called by its name. */
  #nameIt(): void {
    const isNamed = this.textContent.trim() !== '' || this.hasAttribute('aria-label');
    if (!isNamed && this.groupName !== '') this.internals.ariaLabel = this.groupName;
    else this.internals.ariaLabel = null;
  }

  override answerPart(): AnswerPart | null {
    const name = this.groupName;
    if (name === '') return null;
    return { kind: 'flag', name, option: this.value, isOn: this.checked };
  }

  override findProblem(): string {
    return hasFlag(this, 'required') && !this.checked ? 'Please turn this on to go on.' : '';
  }

  override reset(): void {
    this.#chosen = null;
    this.update();
  }

  protected override showProblem(message: string): void {
    if (message !== '') this.setAttribute('aria-invalid', 'true');
    else this.removeAttribute('aria-invalid');
    this.#error.textContent = message;
    this.#error.hidden = message === '';
  }

  protected override focusTarget(): HTMLElement {
    return this;
  }
}

reflectAttributes(SwitchField as unknown as CustomElementConstructor, {
  texts: ['name'],
  flags: ['disabled', 'required', 'invalid'],
});
