import { createRemoteJWKSet, jwtVerify } from 'jose';
import { openRoleOnPage, signUpOnPage } from '../lib/pages/account.ts';
import { publishBatchOnPage, uploadBatch } from '../lib/pages/batches.ts';
import { depositOnPage } from '../lib/pages/money.ts';
import { fillTerms, saveType } from '../lib/pages/task-types.ts';
import { feedRow } from '../lib/pages/work.ts';
import { openForm, readAnswer } from '../lib/form-work.ts';
import { askAsServer, startOwnPage } from '../lib/own-page.ts';
import { postWork } from '../lib/post-work.ts';
import { describeType } from '../lib/small-type.ts';
import { expect, test } from '../lib/test.ts';

const title = `Survey elsewhere ${Date.now().toString(36)}`;

test('work is done on a requester’s own page, and reviewed by a file', async ({
  browser,
  page,
  makePerson,
}) => {
  test.setTimeout(120_000);
  const own = await startOwnPage();
  const exchange = () => new URL(page.url()).origin;
  let batchId = '';

  await test.step('the page is written down, looked at and published', async () => {
    await signUpOnPage(page, makePerson('Own Pages'));
    await openRoleOnPage(page, 'Post tasks');
    await depositOnPage(page, 50);
    await page.goto('/types/new');
    await fillTerms(page, { ...describeType({ title, rewardMinor: 5 }) });
    await page.getByRole('button', { name: 'Import XML' }).click();
    const dialog = page.getByRole('dialog', { name: 'Import a question of Mechanical Turk' });
    await dialog
      .getByLabel('XML')
      .fill(
        '<ExternalQuestion>\n<ExternalURL>ftp://x</ExternalURL><FrameHeight>500</FrameHeight>\n</ExternalQuestion>',
      );
    await dialog.getByRole('button', { name: 'Take over' }).click();
    await expect(dialog.getByText(/^Line 2, column \d+: Use a full address/)).toBeVisible();
    await dialog
      .getByLabel('XML')
      .fill(
        '<ExternalQuestion><ExternalURL>https://a.example/</ExternalURL><FrameHeight>500</FrameHeight></ExternalQuestion>',
      );
    await dialog.getByRole('button', { name: 'Take over' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByLabel('Address')).toHaveValue('https://a.example/');
    await expect(page.getByLabel('Height in pixels')).toHaveValue('500');
    await page.getByLabel('Address').fill(`${own.origin}/task?item=\${item}`);
    await expect(page.getByText('The CSV file needs: item.')).toBeVisible();
    // Until then the address of before is shown, in a frame that is about to go.
    await expect.poll(() => own.visits.length).toBeGreaterThan(0);
    const preview = page.frameLocator('iframe[title="Preview of the page"]').frameLocator('iframe');
    await expect(preview.locator('#assignment')).toHaveText('ASSIGNMENT_ID_NOT_AVAILABLE');
    await preview.getByRole('button', { name: 'Send' }).click();
    await expect(preview.getByText('This is a preview')).toBeVisible();
    const typeId = await saveType(page);
    const file = { name: 'items.csv', content: 'item\nfirst & one\nsecond\nthird\n' };
    batchId = await uploadBatch(page, { typeId, name: title, file });
    await publishBatchOnPage(page);
  });

  const theirs = await browser.newContext();
  const work = await theirs.newPage();
  await test.step('it is done in the frame, and the page can check who comes', async () => {
    await signUpOnPage(work, makePerson('Paul Performer'));
    await openRoleOnPage(work, 'Do tasks');
    await feedRow(work, title).getByRole('link', { name: title }).click();
    await work.getByRole('button', { name: /^Accept for/ }).click();
    const task = work.frameLocator('iframe[title^="Task:"]').frameLocator('iframe');
    await expect(task.getByLabel('Verdict')).toBeVisible();
    await expect(task.locator('body')).toHaveAttribute('data-top', 'refused');
    const visit = own.visits.at(-1) ?? new URLSearchParams();
    const keys = createRemoteJWKSet(new URL('/.well-known/jwks.json', exchange()));
    const { payload } = await jwtVerify(visit.get('exchangeToken') ?? '', keys, {
      audience: own.origin,
    });
    expect(payload.sub).toBe(visit.get('workerId'));
    expect(payload['assignmentId']).toBe(visit.get('assignmentId'));
    await task.getByLabel('Verdict').fill('good & "cheap"');
    await task.getByRole('button', { name: 'Send' }).click();
    // The exchange says so to the page around it, which shows what was answered.
    await expect(work.getByText('good & "cheap"')).toBeVisible();
    await expect(work.locator('iframe[title^="Task:"]')).toHaveCount(0);
  });

  await test.step('the next one follows; a server hands it in, and learns how long there is', async () => {
    const before = own.visits.length;
    const done = work.url();
    await work.getByLabel('Go on with').selectOption('SAME');
    await work.getByRole('button', { name: 'Go on' }).click();
    await expect(work).not.toHaveURL(done);
    await expect.poll(() => own.visits.length).toBeGreaterThan(before);
    const visit = own.visits.at(-1) ?? new URLSearchParams();
    const base = visit.get('turkSubmitTo') ?? '';
    const state = await askAsServer(`${base}/state`);
    expect(state.body).toMatchObject({ status: 'ACCEPTED' });
    expect((state.body as { secondsLeft: number }).secondsLeft).toBeGreaterThan(0);
    const handed = await askAsServer(`${base}/answer`, { answer: { verdict: 'by server' } });
    expect(handed).toEqual({ status: 200, body: { status: 'SUBMITTED' } });
    await expect(work.getByText('by server')).toBeVisible();
    // The first answer counts.
    const again = await askAsServer(`${base}/answer`, { answer: { verdict: 'later' } });
    expect(again.status).toBe(200);
  });

  await test.step('the results are reviewed by a file in Mechanical Turk’s layout', async () => {
    await page.goto(`/batches/${batchId}/results`);
    const byServer = page.getByRole('row').filter({ hasText: 'by server' });
    await expect(byServer).toBeVisible();
    await page.getByLabel('Answer contains').fill('CHEAP');
    await expect(byServer).toHaveCount(0);
    await expect(page).toHaveURL(/find=CHEAP/);
    await expect(page.getByRole('row').filter({ hasText: 'good & "cheap"' })).toBeVisible();
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect(byServer).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: 'good & "cheap"' })).toBeVisible();
    await page.getByRole('button', { name: 'Export' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export the results' });
    await dialog.getByLabel('CSV as on Mechanical Turk').check();
    const link = dialog.getByRole('link', { name: /^Download/ });
    await expect(link).toHaveAttribute('href', /results\.mturk\.csv$/);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    const text = await (await page.request.get(`/api/batches/${batchId}/results.mturk.csv`)).text();
    const known = own.visits.map((visit) => visit.get('assignmentId') ?? '');
    const ids = known.filter((id) => id.startsWith('3') && text.includes(`"${id}"`));
    expect(ids).toHaveLength(2);
    const review = `AssignmentId,Approve,Reject\n${ids[0] ?? ''},x,\n${ids[1] ?? ''},,Not asked for\nnobody,x,\n`;
    await page.getByRole('button', { name: 'Review by file' }).click();
    const upload = page.getByRole('dialog', { name: 'Review by file' });
    await upload.locator('input[type=file]').setInputFiles({
      name: 'review.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(review),
    });
    await expect(upload.getByText('Not asked for')).toBeVisible();
    await expect(
      upload.getByText(/^Line 4, AssignmentId: This batch has no such answer/),
    ).toBeVisible();
    await upload.getByRole('button', { name: 'Decide 2 answers' }).click();
    await expect(upload.getByText('1 answer approved, 1 answer rejected.')).toBeVisible();
    await upload.getByRole('button', { name: 'Close' }).last().click();
    await expect(page.getByRole('row').filter({ hasText: 'by server' })).toContainText('Rejected');
  });
  await theirs.close();
  await own.close();
});

test('work is done in a tab of its own, which knows nothing of the exchange', async ({ page }) => {
  const own = await startOwnPage();
  const url = `${own.origin}/task?item=\${item}`;
  const form = { version: 1, kind: 'external', url, open: 'tab', frameHeight: 0 };
  const posted = await postWork({
    title: `In a tab ${Date.now().toString(36)}`,
    form,
    csv: 'item\nin a tab\n',
  });
  const assignmentId = await openForm(page, posted);
  const link = page.getByRole('link', { name: 'Open the page' });
  await expect(link).toBeVisible();
  await expect(page.locator('iframe')).toHaveCount(0);
  const [tab] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
  await expect(tab.locator('#item')).toHaveText('in a tab');
  expect(await tab.evaluate('[window.opener, document.referrer]')).toEqual([null, '']);
  await tab.getByLabel('Verdict').fill('seen in a tab');
  await tab.getByRole('button', { name: 'Send' }).click();
  await expect(tab.getByRole('heading', { name: 'Handed in' })).toBeVisible();
  await tab.close();
  await expect(page.getByText('seen in a tab')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Go on' })).toBeVisible();
  expect(await readAnswer(posted, assignmentId)).toEqual({ verdict: 'seen in a tab' });
  await own.close();
});
