import type { Locator, Page } from '@playwright/test';
import { openRole, signUp } from '../../scripts/lib/api-account.ts';
import { expectNextTask, expectWorkspace } from '../lib/pages/work.ts';
import { exchangeUrl, expect, test } from '../lib/test.ts';

const demoTitle = 'Is this product review positive, neutral or negative?';

test('a performer signs in, finds work, accepts and submits without a mouse', async ({
  page,
  makePerson,
}) => {
  const person = makePerson('Keyboard Performer');
  await openRole(await signUp(exchangeUrl(), person), 'PERFORMER');

  await page.goto('/sign-in');
  await tabTo(page, page.getByLabel('E-mail'));
  await page.keyboard.type(person.email);
  await tabTo(page, page.getByLabel('Password', { exact: true }));
  await page.keyboard.type(person.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Find work' })).toBeVisible();

  await page.keyboard.press('/');
  await page.keyboard.type('product review');
  await expect(page).toHaveURL(/q=product/);
  const list = page.getByRole('list', { name: 'Work', exact: true });
  const row = list.getByRole('listitem', { name: demoTitle });
  await expect(row).toBeVisible();
  // The rows from before the search are gone: else the focus would go to one of them.
  await expect(list.locator('[data-row]')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await expect(row).toBeFocused();
  await page.keyboard.press('a');

  const first = await expectWorkspace(page, demoTitle);
  await page.keyboard.press('2');
  await expect(page.getByRole('radio', { name: 'Neutral or mixed' })).toBeChecked();
  const next = page.getByLabel('After submitting');
  await tabTo(page, next);
  await page.keyboard.type('More');
  await expect(next).toHaveValue('SAME');
  await page.keyboard.press('Control+Enter');
  await expectNextTask(page, first, demoTitle);

  // The same with Tab, the space bar and Enter alone, as without any shortcut.
  const second = page.url();
  await tabTo(page, page.getByRole('radio', { name: 'Positive' }));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('button', { name: /^Submit/ }));
  await page.keyboard.press('Enter');
  await expectNextTask(page, second, demoTitle);

  await page.keyboard.press('g');
  await page.keyboard.press('q');
  await expect(page.getByRole('heading', { level: 1, name: 'Queue' })).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
});

/** Presses Tab until the control has the focus, as somebody does who sees where they are. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let presses = 0; presses < 60; presses += 1) {
    if ((await control.and(page.locator(':focus')).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('the control cannot be reached with Tab');
}
