import { CrowdElement, hasFlag, reflectAttributes } from '../lib/crowd-element.ts';
import { create, createButton } from '../lib/dom.ts';
import { createSheet } from '../lib/styles.ts';

const sheet = createSheet(`
:host { position: fixed; right: 16px; bottom: 16px; z-index: 10; max-width: calc(100vw - 32px); }
.toast { display: flex; gap: 12px; align-items: center; padding: 10px 10px 10px 18px; border-radius: var(--radius);
  background: var(--surface); color: var(--ink); border: 1px solid var(--line); box-shadow: 0 4px 14px rgb(0 0 0 / 35%); }
`);

const defaultDuration = 3000;

/** A message for a while; one at a time. A duration of 0 keeps it until it is closed. */
export class CrowdToast extends CrowdElement {
  static readonly observedAttributes = ['opened', 'text', 'duration'] as const;
  readonly #text = create('span');
  readonly #toast = create('div', { class: 'toast', role: 'status' });
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super([sheet]);
  }

  protected override build(): void {
    const close = createButton(
      { class: 'button', 'aria-label': 'Close message' },
      () => this.hide(),
      '✕',
    );
    this.#toast.append(this.#text, create('slot'), close);
    this.root.append(this.#toast);
  }

  protected override update(): void {
    this.#text.textContent = this.getAttribute('text') ?? '';
    this.#text.hidden = this.#text.textContent === '';
    const isOpen = hasFlag(this, 'opened');
    this.#toast.hidden = !isOpen;
    clearTimeout(this.#timer);
    if (!isOpen) return;
    for (const other of document.querySelectorAll('crowd-toast[opened]')) {
      if (other !== this) other.removeAttribute('opened');
    }
    const given = this.getAttribute('duration');
    const duration = given === null ? defaultDuration : Number(given);
    if (Number.isFinite(duration) && duration > 0) {
      this.#timer = setTimeout(() => this.hide(), duration);
    }
  }

  open(): void {
    this.setAttribute('opened', '');
  }

  show(text?: string): void {
    if (typeof text === 'string') this.setAttribute('text', text);
    this.open();
  }

  hide(): void {
    this.removeAttribute('opened');
  }

  close(): void {
    this.hide();
  }
}

reflectAttributes(CrowdToast, { texts: ['text', 'duration'], flags: ['opened'] });
