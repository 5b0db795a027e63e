import { expect, type Page } from '@playwright/test';

/** Adds test money on the budget page, typed with a comma as half of the world does. */
export async function depositOnPage(page: Page, dollars: number): Promise<void> {
  await page.goto('/budget');
  const amount = page.getByLabel('Amount (USD)');
  await amount.fill('');
  await amount.pressSequentially(dollars.toFixed(2).replace('.', ','));
  await page.getByRole('button', { name: `Deposit $${dollars.toFixed(2)}` }).click();
  await expect(page.getByText(`$${dollars.toFixed(2)} added`)).toBeVisible();
}
