import { CrowdElement } from '../lib/crowd-element.ts';
import { createTabList } from '../lib/create-tab-list.ts';
import { create } from '../lib/dom.ts';
import { createSheet } from '../lib/styles.ts';
import { tabSheet } from './tab-sheet.ts';

const sheet = createSheet(':host { display: block; }');

/** One page of a row of tabs; its title is its `header`. */
export class CrowdTab extends CrowdElement {
  static readonly observedAttributes = ['header'] as const;

  constructor() {
    super([sheet]);
  }

  protected override build(): void {
    this.setAttribute('role', 'tabpanel');
    this.root.append(create('slot'));
  }

  protected override update(): void {
    this.setAttribute('aria-label', this.getAttribute('header') ?? 'Tab');
    this.dispatchEvent(new CustomEvent('crowd-tab-header', { bubbles: true }));
  }
}

/** Shows one of its tabs at a time; what is in the others still takes part in the answer. */
export class CrowdTabs extends CrowdElement {
  readonly #list = createTabList((index) => this.#show(index));

  constructor() {
    super([sheet, tabSheet]);
    this.addEventListener('crowd-reveal', (event) => this.#reveal(event.target));
    this.addEventListener('crowd-tab-header', () => this.#fill());
  }

  get tabs(): HTMLElement[] {
    return [...this.children].filter(
      (child): child is HTMLElement => child.localName === 'crowd-tab',
    );
  }

  protected override build(): void {
    this.root.append(this.#list.element, create('slot'));
    new MutationObserver(() => this.#fill()).observe(this, { childList: true });
    this.#fill();
  }

  #fill(): void {
    const { tabs } = this;
    this.#list.fill(tabs.map((tab, at) => tab.getAttribute('header') ?? `Tab ${at + 1}`));
  }

  #show(index: number): void {
    for (const [at, tab] of this.tabs.entries()) tab.hidden = at !== index;
  }

  #reveal(target: EventTarget | null): void {
    const at = this.tabs.findIndex((tab) => target instanceof Node && tab.contains(target));
    if (at >= 0) this.#list.select(at);
  }
}
