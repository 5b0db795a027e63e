import { expect, type Page } from '@playwright/test';

export type Person = { readonly name: string; readonly email: string; readonly password: string };

/** Makes an account on the sign-up page and ends at the choice of roles. */
export async function signUpOnPage(page: Page, person: Person): Promise<void> {
  await page.goto('/sign-up');
  await page.getByLabel('Name').fill(person.name);
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Make account' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Welcome/ })).toBeVisible();
}

/** Chooses a role on the welcome page and goes on to its first page. */
export async function openRoleOnPage(page: Page, role: 'Post tasks' | 'Do tasks'): Promise<void> {
  await page.getByRole('checkbox', { name: role }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page).toHaveURL(role === 'Post tasks' ? /\/dashboard/ : /\/tasks/);
}

/** Opens a session on the sign-in page. */
export async function signInOnPage(
  page: Page,
  { email, password }: Pick<Person, 'email' | 'password'>,
): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: /^Account menu of/ })).toBeVisible();
}
