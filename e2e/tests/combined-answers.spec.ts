import { openRole, signUp } from '../../scripts/lib/api-account.ts';
import type { Api } from '../../scripts/lib/api-client.ts';
import { acceptTask, submitAnswer } from '../../scripts/lib/api-performer.ts';
import { createTaskType, depositFunds, readBatch } from '../../scripts/lib/api-requester.ts';
import { expectAccessible } from '../lib/expect-accessible.ts';
import { signInOnPage, type Person } from '../lib/pages/account.ts';
import { publishBatchOnPage } from '../lib/pages/batches.ts';
import { describeType } from '../lib/small-type.ts';
import { exchangeUrl, expect, test } from '../lib/test.ts';

const clear = 'The lake was lovely';
const mixed = 'The soup was all right';

test('more answers are asked for only where people disagree, and the page says how sure it is', async ({
  page,
  makePerson,
}) => {
  test.setTimeout(240_000);
  const person = makePerson('Requester Of Opinions');
  const requester = await signUp(exchangeUrl(), person);
  await openRole(requester, 'REQUESTER');
  await depositFunds(requester, 2_000, 'combined');
  const terms = describeType({ title: `Opinions ${Date.now().toString(36)}` });
  const typeId = await createTaskType(requester, terms);
  await signInOnPage(page, person);

  const batchId = await test.step('publish with a budget for extra answers', async () => {
    await page.goto(`/batches/new?typeId=${encodeURIComponent(typeId)}`);
    await page.locator('input[type=file]').setInputFiles({
      name: 'opinions.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`sentence\n${clear}\n${mixed}\n`),
    });
    await expect(page.getByText('Every column that the form needs is there')).toBeVisible();
    await page.getByLabel('Answers to each task').fill('3');
    await page
      .getByRole('switch', { name: 'Ask for more answers where people disagree' })
      .check({ force: true });
    await page.getByLabel('At most').fill('5');
    await page.getByRole('button', { name: 'Upload', exact: true }).first().click();
    await expect(page.getByRole('heading', { name: 'Ready to publish' })).toBeVisible();
    await publishBatchOnPage(page);
    return new URL(page.url()).pathname.split('/').at(-1) ?? '';
  });

  await test.step('one more is wanted, and only where three people disagreed', async () => {
    const opinions = ['positive', 'neutral', 'positive', 'positive'];
    const answered: string[] = [];
    // The seventh comes when three have disagreed, perhaps before everybody has answered the other task.
    await startCrowd(makePerson, typeId).answer(7, (sentence) => {
      answered.push(sentence);
      return sentence === clear ? 'positive' : (opinions.shift() ?? 'negative');
    });
    expect(answered.filter((sentence) => sentence === mixed)).toHaveLength(4);
    expect((await readBatch(requester, batchId)).progress.wanted).toBe(7);
  });

  await test.step('the page shows values, confidence and performers', async () => {
    await page.goto(`/batches/${batchId}`);
    await page.getByRole('link', { name: 'One answer for each task' }).click();
    await expect(page.getByText('Every task is sure enough.')).toBeVisible({ timeout: 60_000 });
    const results = page.getByRole('group', { name: 'Combined answers' });
    const row = (sentence: string) => results.getByRole('row').filter({ hasText: sentence });
    await expect(row(mixed).getByRole('cell')).toContainText(['Positive', /^9\d/, '75%', '4']);
    await expect(row(clear).getByRole('cell')).toContainText(['Positive', /^9\d/, '100%', '3']);
    const performers = page.getByRole('group', { name: 'Performers' });
    await expect(performers.getByRole('row').nth(3)).toBeVisible();
    await expectAccessible(page, `/batches/${batchId}/combined`);
    await page.getByLabel('Method').selectOption('Dawid–Skene');
    await expect(page.getByText('you picked it.', { exact: false })).toBeVisible({
      timeout: 60_000,
    });
    await page.getByLabel('Show').selectOption('Confidence below 60%');
    await expect(page).toHaveURL(/below=60/);
  });

  await test.step('the same can be downloaded', async () => {
    const csv = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV' }).click();
    expect((await csv).suggestedFilename()).toContain('combined.csv');
  });

  await test.step('what is asked for can be changed while the batch runs, and stopped', async () => {
    await page.goto(`/batches/${batchId}`);
    const dialog = page.getByRole('dialog', { name: 'Extra answers' });
    const open = async () => {
      await page.getByRole('button', { name: 'Actions' }).click();
      await page.getByRole('menuitem', { name: 'Extra answers where people disagree' }).click();
    };
    await open();
    await expect(dialog.getByLabel('At most')).toHaveValue('5');
    await dialog.getByLabel('At most').fill('6');
    await dialog.getByLabel('Budget for them').fill('2');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
    const facts = page.getByRole('region', { name: 'Facts' });
    await expect(facts.getByText('of $2.00', { exact: false })).toBeVisible();
    await open();
    await expect(dialog.getByLabel('At most')).toHaveValue('6');
    await dialog
      .getByRole('switch', { name: 'Ask for more answers where people disagree' })
      .uncheck({ force: true });
    await dialog.getByRole('button', { name: 'Ask for no more' }).click();
    await expect(facts.getByText('Extra answers')).toHaveCount(0);
  });
});

/** People who take what their partition has; when none has anything, somebody new joins. */
function startCrowd(makePerson: (name: string) => Person, typeId: string) {
  const people: Api[] = [];
  async function join(): Promise<void> {
    const api = await signUp(exchangeUrl(), makePerson('Person With Opinion'));
    await openRole(api, 'PERFORMER');
    people.push(api);
  }
  return {
    async answer(count: number, opinionOf: (sentence: string) => string): Promise<void> {
      let done = 0;
      const tryAll = async () => {
        const before = done;
        for (const api of people) {
          if (done === count) break;
          const assignment = await acceptTask(api, typeId);
          if (assignment === null) continue;
          const sentiment = opinionOf(assignment.input['sentence'] ?? '');
          await submitAnswer(api, assignment.id, { sentiment });
          done += 1;
        }
        if (done === before && people.length < 12) await join();
        return done;
      };
      await expect.poll(tryAll, { timeout: 150_000 }).toBe(count);
    },
  };
}
