import { openRole, signUp } from '../../scripts/lib/api-account.ts';
import { acceptTask, readFeed } from '../../scripts/lib/api-performer.ts';
import { signInOnPage } from '../lib/pages/account.ts';
import { expectNextTask, expectWorkspace } from '../lib/pages/work.ts';
import { exchangeUrl, expect, test } from '../lib/test.ts';

const demoTitle = 'Is this product review positive, neutral or negative?';

test('the next task opens although the page hears of the submission before its answer', async ({
  page,
  makePerson,
}) => {
  const person = makePerson('Patient Performer');
  const api = await signUp(exchangeUrl(), person);
  await openRole(api, 'PERFORMER');
  const typeId = (await readFeed(api)).find(({ title }) => title === demoTitle)?.typeId ?? '';
  const assignment = await acceptTask(api, typeId);
  await signInOnPage(page, person);
  await page.goto(`/do/${assignment?.id ?? ''}`);
  const first = await expectWorkspace(page, demoTitle);

  const shownAsDone = Promise.withResolvers<void>();
  await page.route('**/graphql', async (route) => {
    if (!(route.request().postData() ?? '').includes('submitAssignment')) return route.fallback();
    const response = await route.fetch();
    await shownAsDone.promise;
    return route.fulfill({ response });
  });
  await page.getByLabel('After submitting').selectOption('SAME');
  await page.keyboard.press('2');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Submitted', { exact: true }).first()).toBeVisible();
  expect(page.url()).toBe(first);
  shownAsDone.resolve();
  await expectNextTask(page, first, demoTitle);
});
