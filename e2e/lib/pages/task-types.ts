import { expect, type Locator, type Page } from '@playwright/test';

export type TypeTerms = {
  readonly title: string;
  readonly description: string;
  readonly instructions: string;
  readonly category: string;
  readonly keywords: readonly string[];
  readonly rewardMinor: number;
  readonly timeAllowedSeconds: number;
  readonly autoApprovalSeconds: number;
};

/** The box of one term; the star of those that are required belongs to the label. */
export function termInput(page: Page, label: string): Locator {
  const name = new RegExp(`^${label}( \\*)?$`);
  return page.getByRole('textbox', { name }).or(page.getByRole('combobox', { name }));
}

/** Fills in the terms of the type that is being edited. */
export async function fillTerms(page: Page, terms: TypeTerms): Promise<void> {
  await termInput(page, 'Title').fill(terms.title);
  await termInput(page, 'Description').fill(terms.description);
  await termInput(page, 'Instructions').fill(terms.instructions);
  await termInput(page, 'Category').fill(terms.category);
  await page.keyboard.press('Escape');
  const keywords = termInput(page, 'Keywords');
  for (const keyword of terms.keywords) {
    await keywords.fill(keyword);
    await keywords.press('Enter');
  }
  await termInput(page, 'Reward').fill((terms.rewardMinor / 100).toFixed(2));
  await fillSeconds(page, 'Time allowed', terms.timeAllowedSeconds);
  await fillSeconds(page, 'Automatic approval after', terms.autoApprovalSeconds);
}

async function fillSeconds(page: Page, label: string, seconds: number): Promise<void> {
  await page.getByLabel(`Unit of ${label.toLowerCase()}`).selectOption('seconds');
  const input = termInput(page, label);
  await input.fill(String(seconds));
  await input.blur();
}

/** Replaces the form by one that is written as JSON. */
export async function fillFormAsJson(page: Page, form: unknown): Promise<void> {
  await page.getByRole('tab', { name: 'JSON' }).click();
  await page.getByLabel('Form as JSON').fill(JSON.stringify(form, null, 2));
  await page.getByRole('button', { name: 'Apply to the form' }).click();
  // Applied: what is typed and what counts are the same again.
  await expect(page.getByRole('button', { name: 'Apply to the form' })).toBeDisabled();
}

/** Saves a new type. Returns its id. */
export async function saveType(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Save', exact: true }).first().click();
  await expect(page).toHaveURL(/\/types\/type_/);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}
