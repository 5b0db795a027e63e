import { expect, test } from '@playwright/test';
import { expectAnswer, openTemplate, readAnswers } from './lib/open-template.ts';

test('crowd-tabs shows one tab at a time and opens the one with a missing answer', async ({
  page,
}) => {
  await openTemplate(
    page,
    `<crowd-form><crowd-tabs><crowd-tab header="One"><p>First page</p></crowd-tab>
      <crowd-tab header="Two"><crowd-input name="inside" label="Inside" required></crowd-input></crowd-tab></crowd-tabs></crowd-form>`,
  );
  await expect(page.getByText('First page')).toBeVisible();
  await page.getByRole('tab', { name: 'One' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('textbox', { name: 'Inside' })).toBeVisible();
  await expect(page.getByText('First page')).toBeHidden();
  await page.getByRole('tab', { name: 'One' }).click();
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByRole('textbox', { name: 'Inside' })).toBeFocused();
  await page.keyboard.type('found');
  await expectAnswer(page, { inside: 'found' });
});

test('crowd-modal opens from its link, holds answers and closes by key', async ({ page }) => {
  await openTemplate(
    page,
    `<crowd-form><crowd-modal link-text="See Examples" link-type="button"><p>Example text</p>
      <crowd-input name="in-modal" label="Word"></crowd-input></crowd-modal></crowd-form>`,
  );
  await expect(page.getByText('Example text')).toBeHidden();
  await page.getByRole('button', { name: 'See Examples' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Word' }).fill('kept');
  await page.keyboard.press('Escape');
  await expect(page.getByText('Example text')).toBeHidden();
  await expectAnswer(page, { 'in-modal': 'kept' });
});

test('crowd-instructions shows its regions on three pages', async ({ page }) => {
  await openTemplate(
    page,
    `<crowd-instructions link-text="View instructions" link-type="button">
      <short-summary>Be brief</short-summary><detailed-instructions>Be exact</detailed-instructions>
      <positive-example>Like this</positive-example><negative-example>Not so</negative-example>
      <negative-example>Nor so</negative-example></crowd-instructions>`,
  );
  await page.getByRole('button', { name: 'View instructions' }).click();
  await expect(page.getByText('Be brief')).toBeVisible();
  await page.getByRole('tab', { name: 'Detailed Instructions' }).click();
  await expect(page.getByText('Be exact')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  for (const text of ['Like this', 'Not so', 'Nor so', 'Good examples', 'Bad examples']) {
    await expect(page.getByText(text)).toBeVisible();
  }
  await expect(page.getByText('Be brief')).toBeHidden();
});

test('regions of a form without a widget are shown too', async ({ page }) => {
  await openTemplate(
    page,
    `<crowd-form><short-instructions>Short words</short-instructions>
      <full-instructions header="All words">Long words</full-instructions><input name="a"></crowd-form>`,
  );
  await expect(page.getByText('Short words')).toBeVisible();
  await page.getByRole('button', { name: 'View full instructions' }).click();
  await expect(page.getByRole('dialog', { name: 'All words' })).toBeVisible();
});

test('crowd-alert tells by its type and is closed when it may be', async ({ page }) => {
  await openTemplate(
    page,
    `<div id="box"></div><crowd-alert type="success">Done</crowd-alert><crowd-alert type="odd">Odd</crowd-alert>
     <script>box.innerHTML = '<crowd-alert type="error" dismissible>Wrong code</crowd-alert>';</script>`,
  );
  await expect(page.getByRole('alert').filter({ hasText: 'Wrong code' })).toBeVisible();
  await expect(page.getByText('type="odd" must be info, success, error or warning.')).toBeVisible();
  await page.getByRole('button', { name: 'Close message' }).click();
  await expect(page.getByText('Wrong code')).toBeHidden();
  await expect(page.getByText('Done')).toBeVisible();
});

test('crowd-toast shows one message, closed by its button or by its time', async ({ page }) => {
  await page.clock.install();
  await openTemplate(
    page,
    `<crowd-toast id="first" duration="10000" opened>For ten seconds</crowd-toast>
     <crowd-toast id="second" text="Another" duration="0"></crowd-toast>`,
  );
  await expect(page.getByText('For ten seconds')).toBeVisible();
  await page.clock.runFor(10_500);
  await expect(page.getByText('For ten seconds')).toBeHidden();
  await page.evaluate('first.open(), second.open()');
  await expect(page.getByText('Another')).toBeVisible();
  await expect(page.getByText('For ten seconds')).toBeHidden();
  await page.getByRole('button', { name: 'Close message' }).click();
  await expect(page.getByText('Another')).toBeHidden();
});

test('crowd-card shows its heading, crowd-badge sits at the corner of its target', async ({
  page,
}) => {
  await openTemplate(
    page,
    `<crowd-card heading="A card" id="card"><p style="width:300px;height:80px">Inside</p></crowd-card>
     <crowd-badge for="card" label="3"></crowd-badge>`,
  );
  await expect(page.getByRole('heading', { name: 'A card' })).toBeVisible();
  const card = await page.locator('crowd-card').boundingBox();
  const badge = await page.locator('crowd-badge').boundingBox();
  const middle = {
    x: (badge?.x ?? 0) + (badge?.width ?? 0) / 2,
    y: (badge?.y ?? 0) + (badge?.height ?? 0) / 2,
  };
  expect(middle.x).toBeCloseTo((card?.x ?? 0) + (card?.width ?? 0), 0);
  expect(middle.y).toBeCloseTo(card?.y ?? 0, 0);
});

test('the documented floating button submits by script', async ({ page }) => {
  await openTemplate(
    page,
    `<crowd-form><crowd-input label="Report" name="template-issues" value="broken"></crowd-input>
      <crowd-fab id="button1" icon="report-problem" title="Issue"></crowd-fab></crowd-form>
     <script>[button1].forEach((b) => b.addEventListener('click', () => document.querySelector('crowd-form').submit()));</script>`,
  );
  await page.getByRole('button', { name: 'Issue' }).click();
  await expect.poll(() => readAnswers(page)).toEqual([{ 'template-issues': 'broken' }]);
});
