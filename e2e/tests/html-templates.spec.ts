import type { FrameLocator, Page } from '@playwright/test';
import { openRoleOnPage, signUpOnPage } from '../lib/pages/account.ts';
import { publishBatchOnPage, uploadBatch } from '../lib/pages/batches.ts';
import { depositOnPage } from '../lib/pages/money.ts';
import { fillTerms, saveType } from '../lib/pages/task-types.ts';
import { feedRow } from '../lib/pages/work.ts';
import { describeType } from '../lib/small-type.ts';
import { expect, test } from '../lib/test.ts';
import { untidyRows, untidyTemplate } from '../lib/untidy-template.ts';

const stamp = Date.now().toString(36);
const untidy = `Judge a product ${stamp}`;

function taskFrame(page: Page): FrameLocator {
  return page.frameLocator('iframe[title^="Task:"]');
}

test('a template of Mechanical Turk is posted, done and read', async ({
  browser,
  page,
  makePerson,
}) => {
  test.setTimeout(120_000);
  const requester = makePerson('Old Templates');
  const performer = makePerson('Paula Performer');
  let batchId = '';

  await test.step('save the template as it is', async () => {
    await signUpOnPage(page, requester);
    await openRoleOnPage(page, 'Post tasks');
    await depositOnPage(page, 50);
    await page.goto('/types/new');
    await fillTerms(page, { ...describeType({ title: untidy, rewardMinor: 5 }) });
    await page.getByText('HTML template', { exact: true }).click();
    const address = 'https://cdnjs.cloudflare.com/ajax/libs/font-awesome/6.5.1/js/all.min.js';
    await page.getByLabel('HTML', { exact: true }).fill(`<script src="${address}"></script>`);
    const missing = page.getByRole('alert', { name: 'Not loaded from other sites' });
    await expect(missing).toContainText(`Line 1: ${address}`);
    await expect(missing).toContainText('font-awesome@6.5.1/js/all.min.js');
    await page.getByLabel('HTML', { exact: true }).fill(untidyTemplate);
    await expect(page.getByText('The CSV file needs: product-name, html text.')).toBeVisible();
    const preview = page.frameLocator('iframe[title="Preview of the template"]');
    await expect(preview.getByText('Is it good?')).toBeVisible();
    const typeId = await saveType(page);
    batchId = await uploadBatch(page, {
      typeId,
      name: untidy,
      file: { name: 'products.csv', content: untidyRows },
    });
    await publishBatchOnPage(page);
  });

  const theirs = await browser.newContext();
  const work = await theirs.newPage();
  await test.step('do it in the frame', async () => {
    await signUpOnPage(work, performer);
    await openRoleOnPage(work, 'Do tasks');
    await feedRow(work, untidy).getByRole('link', { name: untidy }).click();
    await work.getByRole('button', { name: /^Accept for/ }).click();
    await expect(work).toHaveURL(/\/do\/[^/]+$/);
    const first = work.url();
    const task = taskFrame(work);
    await expect(task.locator('b, i')).toBeVisible();
    await task.getByLabel('Yes').check();
    await task.getByLabel('Why?').fill('Fast & good');
    // What was filled in is there again when the page is.
    await expect(work.getByRole('img', { name: 'Draft saved' })).toBeVisible();
    await work.reload();
    await expect(task.getByLabel('Why?')).toHaveValue('Fast & good');
    await expect(task.getByLabel('Yes')).toBeChecked();
    await task.getByRole('button', { name: 'Submit' }).click();
    await expect(work.getByText('Submitted').first()).toBeVisible();
    await expect(work).not.toHaveURL(first);
  });

  await test.step('the requester reads the answer', async () => {
    await page.goto(`/batches/${batchId}/results`);
    const row = page.getByRole('row').filter({ hasText: 'Fast & good' });
    await expect(row).toContainText('yes');
    await expect(row).toContainText(/in JavaScript for (Kettle|Toaster)/);
    const file = await page.request.get(`/api/batches/${batchId}/results.csv`);
    expect((await file.text()).split('\r\n')[0]).toContain(
      'Answer.is.good,Answer.made,Answer.why-so',
    );
  });

  await theirs.close();
});
