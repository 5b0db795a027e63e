import { createTabList } from '../lib/create-tab-list.ts';
import { create } from '../lib/dom.ts';
import { placeRegions } from '../lib/place-regions.ts';
import { CrowdModal } from './crowd-modal.ts';
import { tabSheet } from './tab-sheet.ts';

const regions = [
  'short-summary',
  'detailed-instructions',
  'positive-example',
  'negative-example',
] as const;

function createPage(...content: readonly (Node | string)[]): HTMLElement {
  return create('div', { role: 'tabpanel' }, ...content);
}

/** Instructions on three pages: a summary, the details, good and bad examples. */
export class CrowdInstructions extends CrowdModal {
  readonly #good = create('h3', {}, 'Good examples');
  readonly #bad = create('h3', {}, 'Bad examples');
  readonly #pages = [
    createPage(create('slot', { name: 'short-summary' })),
    createPage(create('slot', { name: 'detailed-instructions' })),
    createPage(
      ...[this.#good, create('slot', { name: 'positive-example' })],
      ...[this.#bad, create('slot', { name: 'negative-example' })],
    ),
  ];
  readonly #tabs = createTabList((index) => {
    for (const [at, page] of this.#pages.entries()) page.hidden = at !== index;
  });

  constructor() {
    super();
    this.root.adoptedStyleSheets.push(tabSheet);
  }

  protected override get defaultLink(): string {
    return 'Click for instructions';
  }

  protected override createContent(): Node {
    this.#tabs.fill(['Summary', 'Detailed Instructions', 'Examples']);
    const look = (): void => {
      const found = placeRegions(this, regions);
      this.#good.hidden = !found.has('positive-example');
      this.#bad.hidden = !found.has('negative-example');
    };
    new MutationObserver(look).observe(this, { childList: true });
    look();
    return create('div', {}, this.#tabs.element, ...this.#pages);
  }
}
