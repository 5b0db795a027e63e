import { openRole, signUp } from '../../scripts/lib/api-account.ts';
import { signInOnPage } from '../lib/pages/account.ts';
import { fillTerms, saveType, termInput } from '../lib/pages/task-types.ts';
import { describeType } from '../lib/small-type.ts';
import { exchangeUrl, expect, test } from '../lib/test.ts';

test('a requester starts from a ready form, builds on, looks at rows and takes steps back', async ({
  page,
  makePerson,
}) => {
  test.setTimeout(120_000);
  const person = makePerson('Form Builder');
  await openRole(await signUp(exchangeUrl(), person), 'REQUESTER');
  await signInOnPage(page, person);
  const preview = page.getByRole('region', { name: 'Preview' });

  await test.step('what is missing is said where it is seen, from the end of the page too', async () => {
    await page.goto('/types/new');
    await termInput(page, 'Title').fill('Not finished');
    await page.getByRole('button', { name: 'Save', exact: true }).last().click();
    const list = page.getByRole('alert');
    await expect(list).toBeFocused();
    await expect(list).toBeInViewport();
    await expect(list).toContainText('Describe the work');
    const description = termInput(page, 'Description');
    await expect(description).toHaveAttribute('aria-invalid', 'true');
    await description.fill('One or two sentences.');
    await expect(description).not.toHaveAttribute('aria-invalid', 'true');
    await expect(list).not.toContainText('Describe the work');
    await termInput(page, 'Title').fill('');
    await description.fill('');
  });

  await test.step('the gallery has forms for many kinds of work', async () => {
    const gallery = page.getByRole('region', { name: 'Start from' });
    await expect(gallery).toContainText('ready forms');
    expect(await gallery.locator('.card').count()).toBeGreaterThanOrEqual(20);
    await gallery.getByRole('button', { name: 'Sound', exact: true }).click();
    await expect(gallery.locator('.card')).toHaveCount(3);
    await gallery.getByRole('button', { name: 'All', exact: true }).click();
    await gallery.getByRole('button', { name: /^Preference between two answers/ }).click();
    await expect(termInput(page, 'Category')).toHaveValue('Model answers');
    await expect(page.getByLabel('Reward')).toHaveValue('0.10');
  });

  await test.step('it can be tried at once, row by row', async () => {
    await expect(preview.getByText('Why is the sky blue?')).toBeVisible();
    await preview.getByRole('radio', { name: 'The second' }).check();
    await preview.getByRole('button', { name: 'Next row' }).click();
    await expect(preview.getByText('How do I remove a wine stain?')).toBeVisible();
    await expect(preview.getByRole('radio', { name: 'The second' })).not.toBeChecked();
    await expect(preview.getByRole('link', { name: 'These rows as CSV' })).toHaveAttribute(
      'download',
      'preference.csv',
    );
  });

  await test.step('a question is added, changed, and moved by keys and by dragging', async () => {
    await page.getByRole('button', { name: 'Add a question' }).click();
    await page.getByRole('menuitem', { name: /^Ranking/ }).click();
    await page.getByRole('textbox', { name: 'Question', exact: true }).last().fill('Order these');
    await expect(preview.getByText('Order these')).toBeVisible();
    const handle = page.getByRole('button', { name: /^Drag Ranking “Order these”/ });
    await handle.focus();
    await page.keyboard.press('ArrowUp');
    await expect(handle).toBeFocused();
    await expect(preview.getByRole('group').last()).toContainText('What made the difference?');
    const target = page.getByRole('button', { name: /^Drag Comparison/ });
    await handle.scrollIntoViewIfNeeded();
    await handle.hover();
    await page.mouse.down();
    const box = await target.boundingBox();
    await page.mouse.move((box?.x ?? 0) + 10, (box?.y ?? 0) + 10, { steps: 4 });
    await page.mouse.up();
    await expect(page.locator('[id^="field-"]').first()).toHaveAttribute('id', 'field-ranking');
  });

  await test.step('steps are taken back and made again', async () => {
    const undo = page.getByRole('button', { name: 'Undo the last change of the form' });
    await undo.click();
    await expect(page.locator('[id^="field-"]').first()).toHaveAttribute('id', 'field-better');
    await page.getByRole('button', { name: 'Redo the change of the form' }).click();
    await expect(page.locator('[id^="field-"]').first()).toHaveAttribute('id', 'field-ranking');
  });

  await test.step('the preview is what the performer sees, on a phone and on a desktop', async () => {
    const frame = preview.locator('[data-device]');
    await expect(frame).toHaveAttribute('data-device', 'phone');
    await preview.getByText('Desktop').click();
    await expect(frame).toHaveAttribute('data-device', 'desktop');
    const { title, ...terms } = describeType({ title: 'Built by hand', rewardMinor: 5 });
    await fillTerms(page, { ...terms, title });
    await saveType(page);
    await expect(preview.getByText('Order these')).toBeVisible();
  });
});
