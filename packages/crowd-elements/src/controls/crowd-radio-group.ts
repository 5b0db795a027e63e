import { CrowdField } from '../form/crowd-field.ts';
import { hasFlag } from '../lib/crowd-element.ts';
import { create } from '../lib/dom.ts';
import { createSheet } from '../lib/styles.ts';
import { CrowdRadioButton } from './crowd-radio-button.ts';

const sheet = createSheet(`
:host { display: block; }
::slotted(crowd-radio-button) { margin: 2px 12px 2px 0; }
.error { background: var(--danger-soft); color: var(--danger); padding: 2px 6px; border-radius: 4px; }
`);

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
};

/** Keeps at most one of its radio buttons on. Their answers are their own. */
export class CrowdRadioGroup extends CrowdField {
  static readonly observedAttributes = ['required', 'selected', 'disabled'] as const;
  readonly #error = create('p', { class: 'error', role: 'alert', hidden: true });

  constructor() {
    super([sheet]);
    this.addEventListener('crowd-radio-on', (event) => this.#onChoice(event.target));
    this.addEventListener('change', () => this.refresh());
    this.addEventListener('keydown', (event) => this.#onKey(event));
    this.addEventListener('focusin', () => this.#rove());
  }

  get buttons(): CrowdRadioButton[] {
    return [...this.querySelectorAll('crowd-radio-button')].filter(
      (button) => button instanceof CrowdRadioButton,
    );
  }

  /** The value of the choice; empty for none. */
  get value(): string {
    return this.#chosen()?.value ?? '';
  }

  set value(value: unknown) {
    for (const button of this.buttons) button.checked = button.value === value;
  }

  /** The name of the choice, as groups of Polymer have it. */
  get selected(): string {
    return this.#chosen()?.getAttribute('name') ?? '';
  }

  set selected(name: unknown) {
    for (const button of this.buttons) button.checked = button.getAttribute('name') === name;
  }

  #chosen(): CrowdRadioButton | undefined {
    return this.buttons.find(({ checked }) => checked);
  }

  protected override build(): void {
    if (!this.hasAttribute('role')) this.setAttribute('role', 'radiogroup');
    const slot = create('slot');
    slot.addEventListener('slotchange', () => this.#rove());
    this.root.append(slot, this.#error);
  }

  protected override update(): void {
    const selected = this.getAttribute('selected');
    if (selected !== null && this.#chosen() === undefined) this.selected = selected;
    this.#rove();
    super.update();
  }

  #onChoice(target: EventTarget | null): void {
    for (const button of this.buttons) {
      if (button !== target && button.checked) button.checked = false;
    }
    this.#rove();
    this.refresh();
  }

  /** Tab goes to the group once; arrows go on from there. */
  #rove(): void {
    const { buttons } = this;
    const open = buttons.filter((button) => !hasFlag(button, 'disabled'));
    const current = open.find(({ checked }) => checked) ?? open[0];
    for (const button of buttons) button.tabIndex = button === current ? 0 : -1;
  }

  #onKey(event: KeyboardEvent): void {
    const step = steps[event.key];
    if (step === undefined || !(event.target instanceof CrowdRadioButton)) return;
    event.preventDefault();
    const open = this.buttons.filter((button) => !hasFlag(button, 'disabled'));
    const at = open.indexOf(event.target);
    const next = open[(at + step + open.length) % open.length];
    if (next === undefined) return;
    next.checked = true;
    next.focus();
    next.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  }

  override answerPart(): null {
    return null;
  }

  override findProblem(): string {
    const isAsked =
      hasFlag(this, 'required') || this.buttons.some((button) => hasFlag(button, 'required'));
    return isAsked && this.#chosen() === undefined ? 'Please choose one.' : '';
  }

  override reset(): void {
    this.update();
  }

  protected override showProblem(message: string): void {
    this.#error.textContent = message;
    this.#error.hidden = message === '';
  }

  protected override focusTarget(): HTMLElement {
    return this.buttons.find(({ tabIndex }) => tabIndex === 0) ?? this;
  }
}
