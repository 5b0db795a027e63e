import { listHomes, openRole, signUp } from '../../scripts/lib/api-account.ts';
import type { Api } from '../../scripts/lib/api-client.ts';
import { signInAsDemo } from '../lib/demo.ts';
import { signInOnPage } from '../lib/pages/account.ts';
import { exchangeUrl, expect, test } from '../lib/test.ts';

test.describe.configure({ timeout: 120_000 });

async function homeOf(api: Api, role: string): Promise<string> {
  return (await listHomes(api)).find((home) => home.role === role)?.partitionId ?? '';
}

async function keyOf(api: Api): Promise<string> {
  const { myself } = await api.graphql<{ myself: { id: string } }>('{ myself { id } }');
  return myself.id;
}

test('an operator moves a performer who is at work, and takes the move back', async ({
  browser,
  page,
  makePerson,
}) => {
  const person = makePerson('Moved Between Partitions');
  const performer = await signUp(exchangeUrl(), person);
  await openRole(performer, 'PERFORMER');
  const id = await keyOf(performer);
  const from = await homeOf(performer, 'PERFORMER');
  const to = from === 'p1' ? 'p2' : 'p1';
  const theirs = await browser.newPage();
  await signInOnPage(theirs, person);
  await theirs.goto('/tasks');
  await expect(theirs.getByRole('heading', { name: 'Find work' })).toBeVisible();

  await signInAsDemo(page, 'operator');
  await test.step('found by name, moved from there', async () => {
    await page.goto('/ops/find');
    await page.getByRole('searchbox', { name: 'Name, address or id' }).fill(person.email);
    await page.getByRole('link', { name: `Move ${person.name}` }).click();
    const dialog = page.getByRole('dialog', { name: 'Move users' });
    await expect(dialog.getByLabel('Users')).not.toHaveValue('');
    await dialog.getByLabel('To').selectOption(to);
    await dialog.getByLabel('Why').fill('To see whether it works');
    await dialog.getByRole('button', { name: 'Move 1 user' }).click();
  });
  await test.step('it ends at the destination', async () => {
    const moves = page.getByRole('list', { name: 'Moves' });
    await expect(moves.getByText('Moved', { exact: true })).toBeVisible({ timeout: 40_000 });
    expect(await homeOf(performer, 'PERFORMER')).toBe(to);
    await moves.getByRole('link', { name: person.name }).click();
    await expect(page.getByText('To see whether it works')).toBeVisible();
    await expect(
      page.getByRole('row', { name: /Writes waited at the switch \d+ ms/ }),
    ).toBeVisible();
  });
  await test.step('their page goes on', async () => {
    await theirs.reload();
    await expect(theirs.getByRole('heading', { name: 'Find work' })).toBeVisible();
    await expect(theirs.getByRole('alert')).toHaveCount(0);
  });
  await test.step('taken back', async () => {
    await page.getByRole('button', { name: `Take back: ${person.name}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
    await expect.poll(() => homeOf(performer, 'PERFORMER'), { timeout: 40_000 }).toBe(from);
    await expect(page.getByText('Taken back', { exact: true })).toBeVisible();
  });
  await test.step('the audit log and the id tell of it', async () => {
    await page.goto('/ops/audit');
    await expect(page.getByRole('link', { name: 'Take moves back' }).first()).toBeVisible();
    await page.goto(`/ops/find?id=${id}`);
    const found = page.getByRole('list', { name: 'What was found' });
    await expect(found.getByRole('link', { name: from, exact: true }).first()).toBeVisible();
  });
  await theirs.close();
});

test('maintenance mode is told to everybody and refuses changes until it ends', async ({
  browser,
  page,
  makePerson,
}) => {
  const person = makePerson('Kept Waiting');
  const performer = await signUp(exchangeUrl(), person);
  await openRole(performer, 'PERFORMER');
  const theirs = await browser.newPage();
  await signInOnPage(theirs, person);
  await signInAsDemo(page, 'operator');
  await page.goto('/ops/settings');
  await page.getByRole('button', { name: 'Refuse changes' }).click();
  const dialog = page.getByRole('dialog', { name: 'Refuse changes' });
  await dialog.getByLabel('What people are told').fill('The disks are being changed.');
  await dialog.getByRole('button', { name: 'Refuse changes' }).click();
  await expect(page.getByRole('heading', { name: 'Maintenance mode is on' })).toBeVisible();
  try {
    await theirs.goto('/preferences');
    const banner = theirs.getByRole('status').filter({ hasText: 'The disks are being changed.' });
    await expect(banner).toBeVisible();
    await theirs.close();
  } finally {
    await page.getByRole('button', { name: 'Take changes again' }).click();
  }
  await expect(page.getByRole('heading', { name: 'Maintenance mode is off' })).toBeVisible();
});

test('settings are found by what they mean', async ({ page }) => {
  await signInAsDemo(page, 'operator');
  await page.goto('/ops/settings');
  await page.getByLabel('Search').fill('least stock');
  await expect(page.getByRole('listitem').filter({ hasText: 'supply.minTarget' })).toBeVisible();
  await expect(page.getByText('gateway.port')).toHaveCount(0);
});
