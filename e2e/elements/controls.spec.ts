import { expect, test } from '@playwright/test';
import {
  expectAnswer,
  expectAnswerByKeys,
  openTemplate,
  readAnswers,
} from './lib/open-template.ts';

test('crowd-input and crowd-text-area give their text and nothing when empty', async ({ page }) => {
  await openTemplate(
    page,
    `<crowd-form><crowd-input name="tag1" label="Word 1" max-length="5"></crowd-input>
      <crowd-input name="tag2" label="Word 2"></crowd-input>
      <crowd-input name="digits" label="Digits" auto-validate allowed-pattern="[0-9]"></crowd-input>
      <crowd-text-area name="essay" label="Essay" rows="4" char-counter></crowd-text-area></crowd-form>`,
  );
  await page.keyboard.press('Tab');
  await page.keyboard.type('blueish');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('1a2b');
  await page.keyboard.press('Tab');
  await page.keyboard.type('one');
  await page.keyboard.press('Enter');
  await page.keyboard.type('two');
  await expect(page.getByText('7', { exact: true })).toBeVisible();
  await expectAnswerByKeys(page, { tag1: 'bluei', digits: '12', essay: 'one\ntwo' });
});

const switches = `<crowd-form>
  <crowd-checkbox name="image_attributes" value="blurry">Blurry</crowd-checkbox>
  <crowd-checkbox name="image_attributes" value="dim" checked>Too dim</crowd-checkbox>
  <crowd-checkbox name="found">Found</crowd-checkbox>
  <crowd-checkbox name="never" disabled>Never</crowd-checkbox>
  <crowd-toggle-button name="theToggler">On air</crowd-toggle-button>
  <crowd-radio-group>
    <crowd-radio-button name="btn1" value="yes">Yes</crowd-radio-button>
    <crowd-radio-button name="btn2" value="no">No</crowd-radio-button>
  </crowd-radio-group></crowd-form>`;
const switched = {
  image_attributes: { blurry: true, dim: true },
  found: { on: false },
  theToggler: { on: true },
  btn1: { yes: false },
  btn2: { no: true },
};

test('switches give true and false for each value by mouse', async ({ page }) => {
  await openTemplate(page, switches);
  await page.getByRole('checkbox', { name: 'Blurry' }).click();
  await page.getByRole('checkbox', { name: 'Never' }).click({ force: true });
  await page.getByRole('switch', { name: 'On air' }).click();
  await page.getByRole('radio', { name: 'Yes' }).click();
  await page.getByRole('radio', { name: 'No' }).click();
  await expect(page.getByRole('radio', { name: 'Yes' })).not.toBeChecked();
  await expectAnswer(page, switched);
});

test('switches give the same by keys', async ({ page }) => {
  await openTemplate(page, switches);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.getByRole('switch').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await expectAnswerByKeys(page, switched);
});

test('a required radio group asks for a choice', async ({ page }) => {
  await openTemplate(
    page,
    `<crowd-form><crowd-radio-group name="pick" required>
      <crowd-radio-button value="a">A</crowd-radio-button><crowd-radio-button value="b">B</crowd-radio-button>
     </crowd-radio-group></crowd-form>`,
  );
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText('Please choose one.')).toBeVisible();
  await page.keyboard.press('Space');
  await expectAnswer(page, { pick: { a: true, b: false } });
});

test('crowd-slider gives a number, at first its least', async ({ page }) => {
  await openTemplate(
    page,
    `<crowd-form><crowd-slider name="howMuch" min="1" max="10" step="1" pin="true" required></crowd-slider>
      <crowd-slider name="left" min="5" max="9"></crowd-slider></crowd-form>`,
  );
  await page.keyboard.press('Tab');
  for (let i = 0; i < 6; i += 1) await page.keyboard.press('ArrowRight');
  await expectAnswerByKeys(page, { howMuch: 7, left: 5 });
});

test('crowd-slider draws its secondary progress to scale, in the colour of the template', async ({
  page,
}) => {
  await openTemplate(
    page,
    `<style>#film { --crowd-slider-secondary-color: rgb(1, 2, 3); }</style>
      <crowd-form><crowd-slider id="film" name="film" min="10" max="50" value="15" secondary-progress="20"></crowd-slider>
      <crowd-slider name="plain"></crowd-slider></crowd-form>`,
  );
  const meter = page.getByRole('meter', { name: 'Secondary progress' });
  await expect(meter).toHaveCount(1);
  await expect(meter).toHaveAttribute('aria-valuenow', '20');
  const bar = meter.locator('div');
  await expect(bar).toHaveCSS('background-color', 'rgb(1, 2, 3)');
  const share = async () => {
    const [inner, outer] = [await bar.boundingBox(), await meter.boundingBox()];
    return (inner?.width ?? 0) / (outer?.width ?? 1);
  };
  expect(await share()).toBeCloseTo(0.25, 1);
  await page.evaluate('film.secondaryProgress = 90');
  expect(await share()).toBeCloseTo(1, 1);
  await expectAnswer(page, { film: 15, plain: 0 });
});

test('elements take part in a plain form as its own controls do', async ({ page }) => {
  await openTemplate(
    page,
    `<form id="plain"><crowd-input name="word" value="w"></crowd-input>
      <crowd-checkbox name="box" value="v" checked>Box</crowd-checkbox>
      <crowd-checkbox name="other" value="v">Other</crowd-checkbox>
      <crowd-slider name="n" value="3"></crowd-slider></form>`,
  );
  const pairs = 'Array.from(new FormData(document.getElementById("plain")))';
  expect(await page.evaluate(pairs)).toEqual([
    ['word', 'w'],
    ['box', 'v'],
    ['n', '3'],
  ]);
});

test('buttons that are off do nothing, others are pressed by mouse and by key', async ({
  page,
}) => {
  await openTemplate(
    page,
    `<crowd-button id="off" disabled>Off</crowd-button><crowd-button id="plain" icon="search">Find</crowd-button>
     <crowd-fab id="fab" icon="add" title="More"></crowd-fab><crowd-icon-button id="round" icon="star" title="Star"></crowd-icon-button>
     <crowd-button href="https://example.org/" target="_blank">Link</crowd-button>
     <crowd-button href="javascript:alert(1)">Bad</crowd-button>
     <script>window.presses = []; for (const b of [off, plain, fab, round]) b.addEventListener('click', () => presses.push(b.id));</script>`,
  );
  await page.getByRole('button', { name: 'Off' }).click({ force: true });
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByRole('button', { name: 'More' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Star' }).click();
  await expect(page.getByRole('link', { name: 'Link' })).toHaveAttribute(
    'href',
    'https://example.org/',
  );
  await expect(page.getByRole('link', { name: 'Bad' })).toHaveCount(0);
  expect(await page.evaluate('presses')).toEqual(['plain', 'fab', 'round']);
});

test('a wrong attribute is told in its place and the rest of the page works', async ({ page }) => {
  const { errors } = await openTemplate(
    page,
    `<crowd-form><crowd-classifier name="broken" categories="['a', 'b"></crowd-classifier>
      <crowd-slider name="n" min="many"></crowd-slider><crowd-input name="word" label="Word"></crowd-input></crowd-form>`,
  );
  await expect(page.getByText('categories cannot be read')).toBeVisible();
  await expect(page.getByText('min="many" is not a number.')).toBeVisible();
  expect(errors.some((text) => text.includes('<crowd-classifier name="broken">'))).toBe(true);
  await page.getByRole('textbox', { name: 'Word' }).fill('works');
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect.poll(() => readAnswers(page)).toEqual([{ n: 0, word: 'works' }]);
});
