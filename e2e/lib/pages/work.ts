import { expect, type Locator, type Page } from '@playwright/test';

/** The row of a kind of work in the feed. */
export function feedRow(page: Page, title: string): Locator {
  return page.getByRole('list', { name: 'Work' }).getByRole('listitem', { name: title });
}

/** The workspace is open and shows a task of this title. */
export async function expectWorkspace(page: Page, title: string): Promise<string> {
  await expect(page).toHaveURL(/\/do\/[^/]+$/);
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Submit/ })).toBeEnabled();
  return page.url();
}

/** Waits until the workspace shows another task than the one at `url`. Returns its address. */
export async function expectNextTask(page: Page, url: string, title: string): Promise<string> {
  await expect(page).not.toHaveURL(url);
  return expectWorkspace(page, title);
}

/** A figure with its name, on pages of money. */
export function statTile(page: Page, label: string): Locator {
  return page.locator('dl > div').filter({ has: page.getByText(label, { exact: true }) });
}
