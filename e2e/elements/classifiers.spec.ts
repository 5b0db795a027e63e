import { expect, test } from '@playwright/test';
import {
  expectAnswer,
  expectAnswerByKeys,
  image,
  openTemplate,
  readAnswers,
} from './lib/open-template.ts';

const classifier = `<crowd-form><crowd-classifier name="category" header="What is it?"
    categories="['Positive', 'Negative', &quot;It's mixed&quot;,]">
  <classification-target><p>I like it.</p></classification-target>
  <full-instructions header="All there is to know"><p>The long text</p></full-instructions>
  <short-instructions>The short text</short-instructions></crowd-classifier></crowd-form>`;

test('crowd-classifier gives a label by mouse, and shows its regions', async ({ page }) => {
  const { errors } = await openTemplate(page, classifier);
  await expect(page.getByText('I like it.')).toBeVisible();
  await expect(page.getByText('The short text')).toBeVisible();
  await expect(page.getByText('The long text')).toBeHidden();
  await page.getByRole('button', { name: 'View full instructions' }).click();
  await expect(page.getByRole('dialog', { name: 'All there is to know' })).toBeVisible();
  await expect(page.getByText('The long text')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('radio', { name: 'Negative' }).click();
  await expectAnswer(page, { category: { label: 'Negative' } });
  expect(errors).toEqual([]);
});

test('crowd-classifier gives a label by its hot key, and asks when none is chosen', async ({
  page,
}) => {
  await openTemplate(page, classifier);
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText('Please choose a category.')).toBeVisible();
  await page.keyboard.press('3');
  await expectAnswerByKeys(page, { category: { label: "It's mixed" } });
});

test('scripts can read and replace the categories and hear of a choice', async ({ page }) => {
  await openTemplate(
    page,
    `${classifier}<script>document.addEventListener('all-crowd-elements-ready', () => {
      const c = document.querySelector('crowd-classifier'); window.before = c.categories;
      c.categories = ['Left', 'Right']; window.heard = [];
      c.addEventListener('change', (e) => heard.push(e.target.value));
      window.area = c.shadowRoot.querySelector('.annotation-area .category-picker-wrapper') !== null;
    });</script>`,
    { loads: 'end' },
  );
  await page.getByRole('radio', { name: 'Right' }).click();
  expect(await page.evaluate('[before, heard, area]')).toEqual([
    ['Positive', 'Negative', "It's mixed"],
    ['Right'],
    true,
  ]);
});

const multi = `<crowd-form><crowd-classifier-multi-select name="topics" header="Topics"
  categories='["News","Sports","Music"]' exclusion-category="{ text: 'None of the above' }">
  <classification-target>A text</classification-target></crowd-classifier-multi-select></crowd-form>`;

test('crowd-classifier-multi-select gives labels; none of them excludes the others', async ({
  page,
}) => {
  await openTemplate(page, multi);
  await page.getByRole('checkbox', { name: 'None of the above' }).click();
  await page.getByRole('checkbox', { name: 'News' }).click();
  await expect(page.getByRole('checkbox', { name: 'None of the above' })).not.toBeChecked();
  await page.getByRole('checkbox', { name: 'Music' }).click();
  await expectAnswer(page, { topics: { labels: ['News', 'Music'] } });
});

test('crowd-classifier-multi-select works by keys', async ({ page }) => {
  await openTemplate(page, multi);
  await page.keyboard.press('1');
  await page.keyboard.press('2');
  await page.keyboard.press('1');
  await expectAnswerByKeys(page, { topics: { labels: ['Sports'] } });
});

const imageClassifier = `<crowd-form><crowd-image-classifier name="quality" src="${image.src}"
  categories="['good', 'bad']" header="Rate" overlay='{ "boundingBox": { labels: ["bird"],
    value: [{ height: 50, label: "bird", left: 10, top: 20, width: 30 }] }, }'>
  <worker-comment header="Say why" link-text="Comment on it" placeholder="Because">Tell us</worker-comment>
  </crowd-image-classifier></crowd-form>`;

test('crowd-image-classifier gives a label and a comment over the boxes to judge', async ({
  page,
}) => {
  await openTemplate(page, imageClassifier);
  await expect(page.locator('svg.over rect')).toHaveAttribute('x', '10');
  await page.getByRole('radio', { name: 'bad' }).click();
  await page.getByRole('button', { name: 'Comment on it' }).click();
  await page.getByRole('textbox', { name: 'Comment' }).fill('Too small');
  await page.keyboard.press('Escape');
  await expectAnswer(page, { quality: { label: 'bad', workerComment: 'Too small' } });
});

test('crowd-image-classifier works by key and leaves an empty comment out', async ({ page }) => {
  await openTemplate(page, imageClassifier);
  await page.keyboard.press('1');
  await expectAnswerByKeys(page, { quality: { label: 'good' } });
});

test('crowd-image-classifier-multi-select gives labels', async ({ page }) => {
  await openTemplate(
    page,
    `<crowd-form><crowd-image-classifier-multi-select name="animals" src="${image.src}"
      categories="['Cat','Dog','Bird']" header="Which?"></crowd-image-classifier-multi-select></crowd-form>`,
  );
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText('Please choose at least one category.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Cat' }).click();
  await page.getByRole('checkbox', { name: 'Bird' }).click();
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect.poll(() => readAnswers(page)).toEqual([{ animals: { labels: ['Cat', 'Bird'] } }]);
});
