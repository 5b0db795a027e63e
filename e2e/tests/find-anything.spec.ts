import { signInAsDemo } from '../lib/demo.ts';
import { expect, test } from '../lib/test.ts';

test('the palette finds a page, a batch by its name and an action, with keys alone', async ({
  page,
}) => {
  await signInAsDemo(page, 'requester');
  await page.keyboard.press('Control+k');
  const search = page.getByRole('textbox', { name: 'Search for pages, things and actions' });
  await expect(search).toBeFocused();
  await page.keyboard.type('rev house');
  await expect(page.getByRole('button', { name: /^Reviews of household goods/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('heading', { level: 1, name: /^Reviews of household goods/ }),
  ).toBeVisible();

  await page.keyboard.press('/');
  await expect(search).toBeFocused();
  await page.keyboard.type('budg');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/budget$/);

  await page.getByRole('button', { name: 'Find anything' }).click();
  await page.keyboard.type('dark');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expect(search).toBeHidden();
});

test('a page that is opened by its address asks once, with answers and typeface sent for ahead, and breaks no rule', async ({
  page,
}) => {
  await signInAsDemo(page, 'requester');
  await page.getByRole('link', { name: 'Batches' }).first().click();
  await page.getByRole('link', { name: /^Reviews of household goods/ }).click();
  const heading = page.getByRole('heading', { level: 1, name: /^Reviews of household goods/ });
  // Until it has its answer, this page may ask while the next one is on its way.
  await expect(heading).toBeVisible();

  const asked: string[] = [];
  const refused: string[] = [];
  page.on('request', (request) => {
    // What the page before it still asked does not count.
    if (request.isNavigationRequest()) asked.length = 0;
    if (!request.url().endsWith('/graphql')) return;
    const { operationName } = request.postDataJSON() as { readonly operationName: string };
    asked.push(operationName);
  });
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text());
  });
  await page.reload();
  await expect(heading).toBeVisible();
  expect(asked.slice(0, 2).sort()).toEqual(['Batch', 'Viewer']);
  expect(asked.filter((name) => name === 'Batch' || name === 'Viewer')).toHaveLength(2);
  expect(refused).toEqual([]);
  const typeface = page.locator('link[rel="preload"][as="font"]');
  await expect(typeface).toHaveAttribute('href', /geist-latin-wght-.+\.woff2$/);
});

test('an operator reads times in UTC', async ({ page }) => {
  await signInAsDemo(page, 'operator');
  await page.getByRole('link', { name: 'Leases' }).first().click();
  await page.getByLabel('How times are written').selectOption('UTC');
  await expect(page.locator('time').first()).toContainText(/\d{2}:\d{2}:\d{2} UTC/);
});
