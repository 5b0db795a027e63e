import { CrowdElement, reflectAttributes } from '../lib/crowd-element.ts';
import { create } from '../lib/dom.ts';
import { createIcon } from '../lib/icons.ts';
import { createSheet } from '../lib/styles.ts';

const sheet = createSheet(`
:host { position: absolute; z-index: 1; pointer-events: none; }
.badge { display: grid; place-items: center; min-width: 24px; height: 24px; padding: 0 6px; border-radius: 12px;
  background: var(--accent); color: var(--on-accent); font-size: 13px; font-weight: 600; }
.badge svg, .badge img { width: 16px; height: 16px; }
`);

/** A small mark over the top right corner of the element that `for` names, or of its parent. */
export class CrowdBadge extends CrowdElement {
  static readonly observedAttributes = ['for', 'icon', 'label'] as const;
  readonly #badge = create('span', { class: 'badge' });

  constructor() {
    super([sheet]);
  }

  protected override build(): void {
    this.root.append(this.#badge, create('slot'));
    const target = this.#target();
    const place = new ResizeObserver(() => this.#place());
    place.observe(document.body);
    if (target !== null) place.observe(target);
  }

  protected override update(): void {
    const icon = this.getAttribute('icon');
    this.#badge.replaceChildren(
      icon === null ? (this.getAttribute('label') ?? '') : createIcon(icon),
    );
    this.#place();
  }

  #target(): Element | null {
    const id = this.getAttribute('for');
    const tree = this.getRootNode();
    if (id === null || !(tree instanceof Document || tree instanceof ShadowRoot)) {
      return this.parentElement;
    }
    return tree.getElementById(id) ?? this.parentElement;
  }

  #place(): void {
    const target = this.#target();
    if (target === null) return;
    // From wherever the start of its own layer is.
    this.style.left = '0';
    this.style.top = '0';
    const [box, own] = [target.getBoundingClientRect(), this.getBoundingClientRect()];
    this.style.left = `${box.right - own.left - own.width / 2}px`;
    this.style.top = `${box.top - own.top - own.height / 2}px`;
  }
}

reflectAttributes(CrowdBadge, { texts: ['for', 'icon', 'label'] });
