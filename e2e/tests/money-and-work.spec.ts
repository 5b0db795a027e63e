import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Page } from '@playwright/test';
import { signIn } from '../../scripts/lib/api-account.ts';
import type { Api } from '../../scripts/lib/api-client.ts';
import {
  createTaskType,
  postBatch,
  readRequesterBalance,
} from '../../scripts/lib/api-requester.ts';
import { exampleCsv } from '../lib/example-batch.ts';
import { openRoleOnPage, signUpOnPage } from '../lib/pages/account.ts';
import { publishBatchOnPage, uploadBatch } from '../lib/pages/batches.ts';
import { depositOnPage } from '../lib/pages/money.ts';
import { saveType, termInput } from '../lib/pages/task-types.ts';
import { expectNextTask, expectWorkspace, feedRow, statTile } from '../lib/pages/work.ts';
import { describeType } from '../lib/small-type.ts';
import { expect, test } from '../lib/test.ts';

const stamp = Date.now().toString(36);
const guestBook = `Sentiment of a guest book ${stamp}`;
const quick = `Quick look at a sentence ${stamp}`;
const single = `One single sentence ${stamp}`;
const reason = 'This sentence is plainly positive.';

test('a requester posts, a performer does the work, and every cent arrives', async ({
  browser,
  page,
  makePerson,
}) => {
  test.setTimeout(150_000);
  const requester = makePerson('Guest Book Hotel');
  const performer = makePerson('Ida Performer');
  let batchId = '';
  let requesterApi: Api | undefined;

  await test.step('sign up as requester and deposit', async () => {
    await signUpOnPage(page, requester);
    await openRoleOnPage(page, 'Post tasks');
    await depositOnPage(page, 50);
    await expect(page.getByRole('link', { name: 'Balance $50.00' })).toBeVisible();
  });

  await test.step('make a task type from an example form', async () => {
    await page.goto('/types/new');
    await page.getByRole('button', { name: /Sentiment of a sentence/ }).click();
    await termInput(page, 'Title').fill(guestBook);
    await termInput(page, 'Description').fill(
      'Read one sentence of a guest book and say how it sounds.',
    );
    await termInput(page, 'Category').fill('Guest books');
    await page.keyboard.press('Escape');
    await termInput(page, 'Reward').fill('0.10');
    await termInput(page, 'Reward').blur();
    await expect(page.getByText('You pay $0.10 + $0.02 fee = $0.12')).toBeVisible();
  });

  await test.step('upload 100 rows, look at them, and publish', async () => {
    const typeId = await saveType(page);
    const { name, content } = exampleCsv;
    batchId = await uploadBatch(page, {
      typeId,
      name: `Guest book ${stamp}`,
      file: { name, content },
    });
    await expect(page.getByText('100 tasks')).not.toHaveCount(0);
    await expect(page.getByText('$12.00').first()).toBeVisible();
    await publishBatchOnPage(page);
    await expect(page.getByRole('link', { name: 'Balance $38.00' })).toBeVisible();
  });

  await test.step('two more types that are approved by themselves after two seconds', async () => {
    requesterApi = await signIn(page.url(), requester);
    const quickType = await createTaskType(
      requesterApi,
      describeType({ title: quick, rewardMinor: 5, autoApprovalSeconds: 2 }),
    );
    await postBatch(
      requesterApi,
      { typeId: quickType, name: quick },
      exampleCsv.content.split('\r\n').slice(0, 21).join('\r\n'),
    );
    // One slot only: less than repositories here send for, so nobody will have it near.
    const singleType = await createTaskType(
      requesterApi,
      describeType({ title: single, rewardMinor: 7, autoApprovalSeconds: 2 }),
    );
    await postBatch(
      requesterApi,
      { typeId: singleType, name: single },
      exampleCsv.content.split('\r\n').slice(0, 2).join('\r\n'),
    );
  });

  const theirs = await browser.newContext();
  const work = await theirs.newPage();
  await test.step('sign up as performer and find the work near', async () => {
    await signUpOnPage(work, performer);
    await openRoleOnPage(work, 'Do tasks');
    await expect(feedRow(work, guestBook)).toContainText('near');
    await expect(feedRow(work, quick)).toContainText('near');
    await expect(feedRow(work, single)).toContainText('1 left');
    await expect(feedRow(work, single)).not.toContainText('near');
  });

  await test.step('preview, accept, and submit nine', async () => {
    await feedRow(work, guestBook).getByRole('link', { name: guestBook }).click();
    await expect(work.getByRole('region', { name: 'Sample task' })).toBeVisible();
    await work.getByRole('button', { name: /^Accept for/ }).click();
    let url = await expectWorkspace(work, guestBook);
    await work.getByLabel('After submitting').selectOption('More of the same');
    for (let done = 1; done <= 9; done += 1) {
      if (done % 2 === 0) await answerWithKeys(work);
      else await answerWithMouse(work);
      url = await expectNextTask(work, url, guestBook);
    }
  });

  await test.step('return the tenth', async () => {
    await work.getByRole('button', { name: 'Return' }).click();
    await expect(work).toHaveURL(/\/queue/);
    await expect(work.getByText('Nothing in hand')).toBeVisible();
    // While it could still be undone, the header agrees.
    await expect(work.getByRole('link', { name: /^Queue, tasks held/ })).toHaveCount(0);
    await work.getByRole('button', { name: 'Unclear' }).click();
    await work.goto('/history');
    await expect(work.getByText('Returned').first()).toBeVisible();
  });

  await test.step('one more from near, and the one that is elsewhere', async () => {
    await work.goto('/tasks');
    await work.getByRole('button', { name: `Accept ${quick}` }).click();
    await expectWorkspace(work, quick);
    await work.getByLabel('After submitting').selectOption('Back to the list');
    await answerWithMouse(work);
    await expect(work).toHaveURL(/\/tasks/);
    await work.getByRole('button', { name: `Accept ${single}` }).click();
    await expectWorkspace(work, single);
    await answerWithKeys(work);
    await expect(work).toHaveURL(/\/tasks/);
    expect(await countByOrigin(await signIn(page.url(), performer))).toEqual({ near: 10, far: 1 });
  });

  await test.step('approve eight and reject one with a reason', async () => {
    await page.goto(`/batches/${batchId}/review`);
    const list = page.getByRole('list', { name: 'Answers' });
    await expect(list.getByRole('listitem')).toHaveCount(9);
    const others = page.locator('details', { hasText: 'Other answers by the same person' });
    await others.locator('summary').click();
    // Eight to this batch, and two to others.
    await expect(others.getByRole('listitem')).toHaveCount(10);
    for (let approved = 1; approved <= 8; approved += 1) {
      await page.keyboard.press('a');
      await expect(list.getByText('Approved')).toHaveCount(approved);
    }
    await expect(page.getByText('1 answer to review, 8 approved')).toBeVisible();
    await page.keyboard.press('r');
    const rejectButton = page.getByRole('button', { name: 'Reject 1 answer' });
    await expect(rejectButton).toBeInViewport({ ratio: 1 });
    await page.getByLabel('In your own words').fill(reason);
    await rejectButton.click();
    await expect(page.getByText('0 answers to review, 8 approved, 1 rejected')).toBeVisible();
    // Whoever leaves while they could still undo has decided: nothing waits for the end of that time.
    await page.goto(`/batches/${batchId}`);
    const facts = page.getByRole('region', { name: 'Facts' });
    await expect(facts).toContainText('$0.96 of $12.00');
    await expect(facts).toContainText('Unclear: 1');
  });

  await test.step('both balances are right to the cent', async () => {
    // 50.00 - 12.00 - 20 × 0.06 - 0.08 reserved; 0.12 of the rejected one came back.
    await page.goto('/budget');
    await expect(statTile(page, 'Available')).toContainText('$36.84');
    // Nine of 100 are decided, one of 20, and the single one.
    await expect(statTile(page, 'Reserved')).toContainText('$12.06');
    if (requesterApi === undefined) throw new Error('the requester has not signed in');
    expect(await readRequesterBalance(requesterApi)).toEqual({ available: 3_684, escrow: 1_206 });
    const rejected = page.getByRole('row').filter({ hasText: 'Rejected work' });
    await expect(rejected.getByRole('link')).toHaveText(`Guest book ${stamp}`);
    await work.goto('/money');
    await expect(statTile(work, 'Available')).toContainText('$0.92');
    await expect(statTile(work, 'Pending')).toContainText('$0.00');
    const movements = work.getByRole('list', { name: 'Movements' });
    await expect(movements.getByRole('listitem').filter({ hasText: guestBook })).toHaveCount(8);
  });

  await test.step('the performer reads why one was rejected', async () => {
    await work.goto('/history?status=%5B%22REJECTED%22%5D');
    const row = work.getByRole('list', { name: 'Tasks' }).getByRole('listitem');
    await expect(row).toContainText('Not paid: $0.10');
    // Anywhere in the row, also beside the words.
    await row.click();
    await expect(work.getByText('Why it was rejected')).toBeVisible();
    await expect(work.getByText(reason)).toBeVisible();
  });

  await test.step('the results file has the answers', async () => {
    await page.goto(`/batches/${batchId}/results`);
    await page.getByRole('button', { name: 'Export' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download 9 answers' }).click();
    const rows: Record<string, string>[] = parse(readFileSync(await (await download).path()), {
      columns: true,
      bom: true,
    });
    expect(rows).toHaveLength(9);
    expect(rows.filter((row) => row['Status'] === 'APPROVED')).toHaveLength(8);
    expect(rows.filter((row) => row['Feedback'] === reason)).toHaveLength(1);
    expect(new Set(rows.map((row) => row['Answer.sentiment']))).toEqual(
      new Set(['positive', 'negative']),
    );
    expect(rows.every((row) => exampleCsv.content.includes(row['Input.id'] ?? '?'))).toBe(true);
  });
  await theirs.close();
});

/** The first choice by its number, then the key that submits. */
async function answerWithKeys(page: Page): Promise<void> {
  await page.keyboard.press('1');
  await expect(page.getByRole('radio', { name: 'Positive' })).toBeChecked();
  await page.keyboard.press('Control+Enter');
}

async function answerWithMouse(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Negative' }).check();
  await page.getByRole('button', { name: /^Submit/ }).click();
}

async function countByOrigin(performer: Api): Promise<{ near: number; far: number }> {
  type Data = { assignments: { edges: { node: { status: string; local: boolean } }[] } };
  const { assignments } = await performer.graphql<Data>(
    '{ assignments(first: 100) { edges { node { status local } } } }',
  );
  const handedIn = assignments.edges.filter(({ node }) => node.status !== 'RETURNED');
  const near = handedIn.filter(({ node }) => node.local).length;
  return { near, far: handedIn.length - near };
}
