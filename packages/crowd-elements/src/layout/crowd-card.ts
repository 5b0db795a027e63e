import { CrowdElement, reflectAttributes } from '../lib/crowd-element.ts';
import { create } from '../lib/dom.ts';
import { createSheet } from '../lib/styles.ts';

// What is inside was written for the colours of the page.
const sheet = createSheet(`
:host { display: inline-block; border: 1px solid var(--line); border-radius: var(--radius);
  box-shadow: 0 2px 6px rgb(0 0 0 / 20%); overflow: hidden; }
img { display: block; width: 100%; }
h2 { margin: 0; padding: 12px 14px 4px; font-size: 20px; color: inherit; }
`);

/** A box that stands out, with an image and a heading if they are given. */
export class CrowdCard extends CrowdElement {
  static readonly observedAttributes = ['heading', 'image'] as const;
  readonly #image = create('img', { alt: '' });
  readonly #heading = create('h2');

  constructor() {
    super([sheet]);
  }

  protected override build(): void {
    this.root.append(this.#image, this.#heading, create('slot'));
  }

  protected override update(): void {
    const image = this.getAttribute('image');
    this.#image.hidden = image === null;
    if (image !== null) this.#image.src = image;
    this.#heading.textContent = this.getAttribute('heading') ?? '';
    this.#heading.hidden = !this.hasAttribute('heading');
  }
}

reflectAttributes(CrowdCard, { texts: ['heading', 'image'] });
