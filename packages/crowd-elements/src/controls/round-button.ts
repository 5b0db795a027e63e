import { CrowdElement, hasFlag, reflectAttributes } from '../lib/crowd-element.ts';
import { create } from '../lib/dom.ts';
import { createIcon } from '../lib/icons.ts';
import { createSheet } from '../lib/styles.ts';

const sheet = createSheet(`
:host { display: inline-block; }
button { width: 44px; height: 44px; padding: 0; border: 1px solid var(--line); border-radius: 50%;
  background: var(--surface); color: var(--ink); cursor: pointer; display: grid; place-items: center; }
button:disabled { opacity: 0.55; cursor: not-allowed; }
:host(crowd-fab) button { width: 56px; height: 56px; background: var(--accent); color: var(--on-accent);
  border-color: var(--accent); box-shadow: 0 3px 8px rgb(0 0 0 / 30%); font-size: 20px; }
`);

/** A round button with a picture or one character: the floating one and the plain one. */
export class RoundButton extends CrowdElement {
  static readonly observedAttributes = [
    'icon',
    'label',
    'title',
    'disabled',
    'aria-label',
  ] as const;
  readonly #button = create('button', { type: 'button', part: 'button' });

  constructor() {
    super([sheet], true);
    this.addEventListener(
      'click',
      (event) => {
        if (hasFlag(this, 'disabled')) event.stopImmediatePropagation();
      },
      { capture: true },
    );
  }

  protected override build(): void {
    this.root.append(this.#button, create('slot'));
  }

  protected override update(): void {
    const icon = this.getAttribute('icon');
    const label = this.getAttribute('label') ?? '';
    const short = Array.from(label).length > 1 ? '…' : label;
    this.#button.replaceChildren(icon === null ? short : createIcon(icon));
    const said = this.getAttribute('aria-label') ?? this.getAttribute('title');
    this.#button.setAttribute('aria-label', said ?? (label || (icon ?? 'Button')));
    this.#button.title = this.getAttribute('title') ?? '';
    this.#button.disabled = hasFlag(this, 'disabled');
  }
}

reflectAttributes(RoundButton, { texts: ['icon', 'label'], flags: ['disabled'] });

export class CrowdFab extends RoundButton {}
export class CrowdIconButton extends RoundButton {}

/** A picture alone, as templates put it into buttons. */
export class IronIcon extends CrowdElement {
  static readonly observedAttributes = ['icon', 'src'] as const;

  protected override build(): void {}

  protected override update(): void {
    const name = this.getAttribute('icon') ?? this.getAttribute('src') ?? '';
    this.root.replaceChildren(createIcon(name), create('slot'));
  }
}
