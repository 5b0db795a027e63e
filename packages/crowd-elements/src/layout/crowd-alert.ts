import { CrowdElement, hasFlag, reflectAttributes } from '../lib/crowd-element.ts';
import { create, createButton } from '../lib/dom.ts';
import { createIcon } from '../lib/icons.ts';
import { createSheet } from '../lib/styles.ts';

const sheet = createSheet(`
:host { display: block; margin: 8px 0; }
.alert { display: flex; gap: 10px; align-items: center; padding: 10px 14px; border: 1px solid var(--line);
  border-inline-start: 6px solid var(--accent); border-radius: var(--radius); background: var(--surface);
  color: var(--ink); }
.alert.success { border-inline-start-color: var(--good); }
.alert.error { border-inline-start-color: var(--danger); }
.alert.warning { border-inline-start-color: var(--warn); }
.text { flex: 1; }
`);

const icons = {
  info: 'info',
  success: 'check',
  error: 'report-problem',
  warning: 'report-problem',
};
type AlertType = keyof typeof icons;

/** A message; it can be closed when the template says so. */
export class CrowdAlert extends CrowdElement {
  static readonly observedAttributes = ['type', 'dismissible'] as const;
  readonly #icon = create('span');
  readonly #close = createButton(
    { class: 'button', 'aria-label': 'Close message' },
    () => this.#dismiss(),
    '✕',
  );
  readonly #box = create('div', {}, this.#icon, create('div', { class: 'text' }, create('slot')));

  constructor() {
    super([sheet]);
  }

  protected override build(): void {
    this.#box.append(this.#close);
    this.root.append(this.#box);
  }

  protected override update(): void {
    this.clearComplaints();
    const given = this.getAttribute('type') ?? 'info';
    const isKnown = Object.hasOwn(icons, given);
    if (!isKnown) this.complain(`type="${given}" must be info, success, error or warning.`);
    const type = isKnown ? (given as AlertType) : 'info';
    this.#box.className = `alert ${type}`;
    this.#icon.replaceChildren(createIcon(icons[type]));
    this.setAttribute('role', type === 'error' || type === 'warning' ? 'alert' : 'status');
    this.#close.hidden = !hasFlag(this, 'dismissible');
  }

  #dismiss(): void {
    this.hidden = true;
    this.dispatchEvent(new Event('dismiss', { bubbles: true }));
  }
}

reflectAttributes(CrowdAlert, { texts: ['type'], flags: ['dismissible'] });
