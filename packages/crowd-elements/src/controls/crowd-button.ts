import { CrowdElement, hasFlag, reflectAttributes } from '../lib/crowd-element.ts';
import { create } from '../lib/dom.ts';
import { createIcon } from '../lib/icons.ts';
import { createSheet } from '../lib/styles.ts';

const sheet = createSheet(`
:host { display: inline-block; }
.button { width: 100%; }
.spin { width: 16px; height: 16px; border: 2px solid; border-top-color: transparent; border-radius: 50%;
  animation: turn 1s linear infinite; }
@keyframes turn { to { transform: rotate(1turn); } }
@media (prefers-reduced-motion: reduce) { .spin { animation: none; } }
`);

/** Links of templates go to the web, never to a script. */
function isWebAddress(href: string): boolean {
  return /^(https?|mailto):$/.test(new URL(href, document.baseURI).protocol);
}

/** A button, or with `href` a link that looks like one. */
export class CrowdButton extends CrowdElement {
  static override formAssociated = true;
  static readonly observedAttributes = [
    ...['disabled', 'href', 'icon', 'icon-align', 'icon-url', 'loading', 'target', 'variant'],
    ...['form-action', 'aria-label'],
  ] as const;

  constructor() {
    super([sheet], true);
    // Before the handlers of the template: a button that is off must not reach them.
    this.addEventListener('click', (event) => this.#onClick(event), { capture: true });
    this.addEventListener('click', (event) => this.#act(event));
  }

  protected override build(): void {
    this.#draw();
  }

  protected override update(): void {
    this.#draw();
  }

  #draw(): void {
    const isLoading = hasFlag(this, 'loading');
    const isOff = isLoading || hasFlag(this, 'disabled');
    const variant = this.getAttribute('variant') ?? 'normal';
    const isPrimary = variant === 'primary' || this.getAttribute('form-action') === 'submit';
    const style = isPrimary ? 'primary' : variant;
    const said = this.getAttribute('aria-label') ?? undefined;
    const href = this.getAttribute('href');
    const shared = { class: `button ${style}`, part: 'button', 'aria-label': said };
    const button =
      href !== null && isWebAddress(href)
        ? create('a', {
            ...shared,
            href,
            rel: 'noopener',
            'aria-disabled': isOff ? 'true' : 'false',
          })
        : create('button', { ...shared, type: 'button', disabled: isOff });
    const target = this.getAttribute('target');
    if (target !== null && button instanceof HTMLAnchorElement) button.target = target;
    const icon = this.getAttribute('icon-url') ?? this.getAttribute('icon');
    const text = create('span', { hidden: variant === 'icon' && icon !== null }, create('slot'));
    button.append(text);
    const picture = icon === null ? [] : [createIcon(icon)];
    if (this.getAttribute('icon-align') === 'right') button.append(...picture);
    else button.prepend(...picture);
    if (isLoading) button.prepend(create('span', { class: 'spin' }));
    const old = this.root.querySelector('.button');
    const hadFocus = old !== null && this.root.activeElement === old;
    old?.remove();
    this.root.append(button);
    if (hadFocus) button.focus();
  }

  #onClick(event: MouseEvent): void {
    if (!hasFlag(this, 'disabled') && !hasFlag(this, 'loading')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** In a plain form without a form of ours. */
  #act(event: MouseEvent): void {
    const action = this.getAttribute('form-action');
    if (event.defaultPrevented || this.closest('crowd-form') !== null) return;
    if (action === 'submit') this.internals.form?.requestSubmit();
    if (action === 'reset') this.internals.form?.reset();
  }
}

reflectAttributes(CrowdButton, {
  texts: ['href', 'icon', 'icon-align', 'icon-url', 'target', 'variant', 'form-action'],
  flags: ['disabled', 'loading'],
});
