import { expect, type Page } from '@playwright/test';

export type UploadOptions = {
  readonly typeId: string;
  readonly name: string;
  readonly file: { readonly name: string; readonly content: string };
  readonly mergeEqualRows?: boolean;
};

/** Uploads a file under a type and ends on the page of the draft. Returns the id of the batch. */
export async function uploadBatch(page: Page, options: UploadOptions): Promise<string> {
  await page.goto(`/batches/new?typeId=${encodeURIComponent(options.typeId)}`);
  await page.locator('input[type=file]').setInputFiles({
    name: options.file.name,
    mimeType: 'text/csv',
    buffer: Buffer.from(options.file.content),
  });
  await expect(page.getByText('Every column that the form needs is there')).toBeVisible();
  await page.getByLabel('Name of the batch').fill(options.name);
  if (options.mergeEqualRows === true) {
    await page.getByRole('switch', { name: 'Equal rows are one task' }).check({ force: true });
  }
  await page.getByRole('button', { name: 'Upload', exact: true }).last().click();
  await expect(page.getByRole('heading', { level: 1, name: options.name })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Ready to publish' })).toBeVisible();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** Publishes the draft whose page is open and waits until people can accept. */
export async function publishBatchOnPage(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page
    .getByRole('dialog', { name: 'Publish this batch?' })
    .getByRole('button', { name: /^Publish/ })
    .click();
  await expect(page.getByRole('region', { name: 'Progress' })).toBeVisible();
}
