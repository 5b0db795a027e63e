import { expect, test, type Page } from '@playwright/test';
import axe from 'axe-core';
import { image, openTemplate } from './lib/open-template.ts';

const labels = `labels="['Cat', 'Dog']" src="${image.src}" header="Mark them"`;
const instructions = `<short-instructions>Short</short-instructions>
  <full-instructions header="More">Long</full-instructions>`;

const everything = `<main><h1>All elements</h1><crowd-form>
  <crowd-alert type="warning" dismissible>Careful</crowd-alert>
  <crowd-input name="word" label="Word" required error-message="Needed"></crowd-input>
  <crowd-text-area name="text" label="Text" char-counter></crowd-text-area>
  <crowd-checkbox name="box" checked>Box</crowd-checkbox><crowd-toggle-button name="on">On</crowd-toggle-button>
  <crowd-radio-group><crowd-radio-button name="a">A</crowd-radio-button><crowd-radio-button name="b" checked>B</crowd-radio-button></crowd-radio-group>
  <crowd-slider name="n" pin editable value="30"></crowd-slider>
  <crowd-button icon="search">Find</crowd-button><crowd-button variant="primary">Main</crowd-button><crowd-button disabled>Off</crowd-button>
  <crowd-icon-button icon="star" title="Star"></crowd-icon-button><crowd-fab label="?" title="Ask"></crowd-fab>
  <crowd-card heading="Card" id="card">In a card</crowd-card><crowd-badge for="card" label="9"></crowd-badge>
  <crowd-tabs><crowd-tab header="One">First</crowd-tab><crowd-tab header="Two">Second</crowd-tab></crowd-tabs>
  <crowd-modal link-text="Open it">Modal</crowd-modal><crowd-toast opened duration="0">Toast</crowd-toast>
  <crowd-classifier name="c" header="Which?" categories="['Left', 'Right']">${instructions}
    <classification-target>A text</classification-target></crowd-classifier>
  <crowd-image-classifier-multi-select name="i" header="Which?" src="${image.src}" categories="['Up', 'Down']"></crowd-image-classifier-multi-select>
  <crowd-bounding-box name="boxes" ${labels} initial-value="[{label:'Dog',left:50,top:50,width:90,height:60}]">${instructions}</crowd-bounding-box>
  <crowd-polygon name="polygons" ${labels}></crowd-polygon>
  <crowd-semantic-segmentation name="s" ${labels}></crowd-semantic-segmentation>
  <crowd-instance-segmentation name="instances" ${labels}></crowd-instance-segmentation>
  <crowd-entity-annotation name="e" text="Ada wrote to Charles" labels="[{'label':'person','shortDisplayName':'per'}]"
    initial-value="[{label:'person',startOffset:0,endOffset:3}]"></crowd-entity-annotation>
  </crowd-form></main>`;

/** What a template says whose page can be dark. */
const followsDevice = '<style>:root { color-scheme: light dark }</style>';

type Violations = { readonly id: string; readonly nodes: readonly { target: unknown[] }[] }[];

async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate<Violations>(
    'axe.run(document, { resultTypes: ["violations"], preload: false }).then(({ violations }) => violations)',
  );
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => JSON.stringify(target)).join(', ')}`,
  );
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [device, width] of [
    ['desktop', 1280],
    ['phone', 390],
  ] as const) {
    test(`every element is accessible on a ${device} that is ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ colorScheme });
      const { errors } = await openTemplate(page, followsDevice + everything);
      await page.getByRole('button', { name: 'Submit' }).click();
      await expect(page.getByText('Needed')).toBeVisible();
      expect(await findViolations(page)).toEqual([]);
      const sideways =
        'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      expect(await page.evaluate(sideways)).toBeLessThanOrEqual(0);
      expect(errors).toEqual([]);
    });
  }
}

for (const [page, said, ground, ink] of [
  ['a page that says nothing of schemes', '', 'rgb(255, 255, 255)', 'rgb(27, 36, 48)'],
  ['a page that can be dark', followsDevice, 'rgb(27, 34, 44)', 'rgb(238, 242, 248)'],
] as const) {
  test(`on a dark device, elements have the colours of ${page}`, async ({ page: shown }) => {
    await shown.emulateMedia({ colorScheme: 'dark' });
    await openTemplate(shown, said + everything);
    const box = shown.getByLabel('Word');
    await expect(box).toHaveCSS('background-color', ground);
    await expect(box).toHaveCSS('color', ink);
  });
}
