import { openRole, signUp } from '../../scripts/lib/api-account.ts';
import { readFeed } from '../../scripts/lib/api-performer.ts';
import { depositFunds, findTaskType, postBatch } from '../../scripts/lib/api-requester.ts';
import { exampleCsv } from '../lib/example-batch.ts';
import { signInOnPage } from '../lib/pages/account.ts';
import { exchangeUrl, expect, test } from '../lib/test.ts';

test('a requester asks for a qualification, a performer asks for it, gets it and accepts', async ({
  page,
  browser,
  makePerson,
}) => {
  const mark = Date.now().toString(36);
  const name = `Knows ferns ${mark}`;
  const title = `Ferns ${mark}`;
  const asRequester = makePerson('Fern Society');
  const asPerformer = makePerson('Fern Friend');
  const requester = await signUp(exchangeUrl(), asRequester);
  await openRole(requester, 'REQUESTER');
  await depositFunds(requester, 5_000, `ferns-${mark}`);
  const performer = await signUp(exchangeUrl(), asPerformer);
  await openRole(performer, 'PERFORMER');

  await signInOnPage(page, asRequester);
  await page.goto('/qualifications');
  await page.getByRole('button', { name: 'New qualification' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('What it means').fill('You can tell ten ferns apart.');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('link', { name })).toBeVisible();

  await page.getByRole('link', { name }).first().click();
  await page.getByText('From a test, by an AnswerKey').click();
  await page
    .getByLabel('AnswerKey', { exact: true })
    .fill(
      '<AnswerKey><Question><QuestionIdentifier>fern</QuestionIdentifier><AnswerOption><SelectionIdentifier>yes</SelectionIdentifier><AnswerScore>7</AnswerScore></AnswerOption></Question></AnswerKey>',
    );
  const handed = { performerId: 'performer_p0123456789ab', answer: { fern: 'yes' } };
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Results of the test' }).click();
  await (
    await chooser
  ).setFiles({
    name: 'results.jsonl',
    mimeType: 'application/jsonl',
    buffer: Buffer.from(JSON.stringify(handed)),
  });
  await expect(page.getByLabel('Performers', { exact: true })).toHaveValue(
    'performer_p0123456789ab, 7',
  );
  await page.goto('/types/new?start=sentiment');
  await page.getByLabel('Title').first().fill(title);
  await page.getByLabel('Description').first().fill('Say how a sentence about ferns sounds.');
  await page.getByRole('combobox', { name: 'Category' }).fill('Ferns');
  await page.getByRole('button', { name: 'Add a requirement' }).click();
  await page.getByLabel('Performers’').selectOption({ label: name });
  await expect(page.getByText(`“${name}”`, { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).first().click();
  await expect.poll(() => findTaskType(requester, title)).not.toBeNull();
  const typeId = (await findTaskType(requester, title)) ?? '';
  await postBatch(requester, { typeId, name: 'Ferns' }, exampleCsv.content);
  await expect
    .poll(async () => (await readFeed(performer)).some((entry) => entry.typeId === typeId))
    .toBe(true);

  const other = await browser.newContext({ baseURL: exchangeUrl() });
  const theirs = await other.newPage();
  await signInOnPage(theirs, asPerformer);
  await theirs.goto(`/tasks/${typeId}`);
  await expect(theirs.getByRole('button', { name: /Accept/ })).toBeDisabled();
  await theirs.getByRole('button', { name: `Ask for “${name}”` }).click();
  await theirs.getByLabel(/Why you should get/).fill('I grow them.');
  await theirs.getByRole('button', { name: 'Send the request' }).click();
  await expect(theirs.getByText('not answered yet')).toBeVisible();

  await page.goto('/qualifications?tab=requests');
  await expect(page.getByText('“I grow them.”')).toBeVisible();
  await page.getByRole('button', { name: /^Grant/ }).click();
  await expect(page.getByText('Nobody waits for you')).toBeVisible();

  // The page hears of it by itself.
  const accept = theirs.getByRole('button', { name: /Accept/ });
  await expect(accept).toBeEnabled();
  await accept.click();
  await expect(theirs).toHaveURL(/\/do\//);
  await theirs.goto('/standing');
  await expect(theirs.getByText(name).first()).toBeVisible();
  await other.close();
});
