import { expect, type Page } from '@playwright/test';

/** Adds test money on the budget page. */
export async function depositOnPage(page: Page, dollars: number): Promise<void> {
  await page.goto('/budget');
  await page.getByLabel('Amount (USD)').fill(dollars.toFixed(2));
  await page.getByRole('button', { name: /^Deposit \$/ }).click();
  await expect(page.getByText(`$${dollars.toFixed(2)} added`)).toBeVisible();
}
