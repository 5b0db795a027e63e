import type { Locator } from '@playwright/test';
import { signIn } from '../../scripts/lib/api-account.ts';
import { createTaskType } from '../../scripts/lib/api-requester.ts';
import { expectAccessible } from '../lib/expect-accessible.ts';
import { openRoleOnPage, signUpOnPage } from '../lib/pages/account.ts';
import { publishBatchOnPage, uploadBatch } from '../lib/pages/batches.ts';
import { depositOnPage } from '../lib/pages/money.ts';
import { feedRow } from '../lib/pages/work.ts';
import { describeType } from '../lib/small-type.ts';
import { expect, test } from '../lib/test.ts';

const stamp = Date.now().toString(36);
const native = `Describe a picture ${stamp}`;
const html = `Judge a picture ${stamp}`;
/** One red point. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);
/** A drawing that changes itself, and asks another machine, where it may. */
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" onload="harm()"><text id="said" y="20">calm</text>
<image href="https://evil.example/pixel.png" width="1" height="1"/>
<script>function harm() { document.getElementById('said').textContent = 'harmed'; }</script></svg>`;
const rows = ['picture,words', ...Array.from({ length: 40 }, (_, at) => `cat.png,words ${at}`)];

/** Whether a browser has loaded a picture and not only an address. */
async function expectPicture(picture: Locator): Promise<void> {
  await expect
    .poll(() =>
      picture.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth),
    )
    .toBe(1);
}

test('files are uploaded, named in rows, and seen by whoever has the task and nobody else', async ({
  browser,
  page,
  makePerson,
}) => {
  test.setTimeout(120_000);
  const requester = makePerson('Rita Requester');
  const performer = makePerson('Paul Performer');

  await test.step('upload files', async () => {
    await signUpOnPage(page, requester);
    await openRoleOnPage(page, 'Post tasks');
    await depositOnPage(page, 50);
    await page.goto('/files');
    await expect(page.getByText('No files yet')).toBeVisible();
    await page.locator('input[type=file]').setInputFiles([
      { name: 'cat.png', mimeType: 'image/png', buffer: png },
      { name: 'drawing.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(drawing) },
      { name: 'page.png', mimeType: 'image/png', buffer: Buffer.from('<script>1</script>') },
      { name: 'tool.png', mimeType: 'image/png', buffer: Buffer.from([0x50, 0x4b, 3, 4, 0]) },
    ]);
    await expect(page.getByText('3 files uploaded')).toBeVisible();
    await expect(page.getByRole('alert')).toContainText('tool.png: The file is neither an image');
    await expect(page.getByRole('row')).toHaveCount(4);
    const remove = page.getByRole('button', { name: 'Remove page.png' });
    await remove.click();
    await expect(remove).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await remove.click();
    await expect(page.getByRole('row')).toHaveCount(3);
    await page.getByLabel('Find a file').fill('dog');
    await expect(page.getByText('No file of this name')).toBeVisible();
    await expectAccessible(page, '/files');
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  await test.step('a drawing runs nothing and asks for nothing, also opened by itself', async () => {
    const alone = await page.context().newPage();
    const asked: string[] = [];
    await alone.route(/\.example/, (route) => {
      const url = route.request().url();
      if (url.endsWith('.svg'))
        return route.fulfill({ body: drawing, contentType: 'image/svg+xml' });
      asked.push(url);
      return route.abort();
    });
    // As a file of any other site it does both.
    await alone.goto('https://any.example/drawing.svg');
    await expect(alone.locator('#said')).toHaveText('harmed');
    await expect.poll(() => asked).toHaveLength(1);
    await alone.goto(new URL('/api/files/drawing.svg', page.url()).href);
    await expect(alone.locator('#said')).toHaveText('calm');
    expect(asked).toHaveLength(1);
    await alone.close();
  });

  const api = await signIn(page.url(), requester);
  const { form: _form, ...terms } = describeType({ title: native, rewardMinor: 5 });
  const typeId = await createTaskType(api, {
    ...terms,
    form: {
      version: 1,
      display: [{ kind: 'image', url: '{{picture}}', alt: 'The picture' }],
      schema: {
        type: 'object',
        properties: { photo: { type: 'object', title: 'Your picture of it' } },
        required: ['photo'],
      },
      ui: { fields: { photo: { widget: 'file', accept: 'image', maxMegabytes: 5 } } },
    },
  });
  const htmlId = await createTaskType(api, {
    ...terms,
    title: html,
    form: {
      version: 1,
      kind: 'html',
      template: '<img src="${picture}" alt="The picture"><p>${words}</p><input name="verdict">',
    },
  });

  await test.step('throw a draft away', async () => {
    const content = rows.slice(0, 3).join('\n');
    await uploadBatch(page, { typeId, name: 'Not this', file: { name: 'rows.csv', content } });
    await page.getByRole('button', { name: 'Discard' }).click();
    const dialog = page.getByRole('dialog', { name: 'Discard this draft?' });
    const id = new URL(page.url()).pathname;
    await dialog.getByRole('button', { name: 'Discard the draft' }).click();
    await expect(page).toHaveURL(/\/batches\?tab=drafts$/);
    await expect(page.getByText('Draft discarded.')).toBeVisible();
    await expect(page.getByRole('tab', { name: 'Drafts (0)' })).toBeVisible();
    await expect(page.getByRole('tab', { name: 'Done (0)' })).toBeVisible();
    await page.goto(id);
    await expect(page.getByText('This draft was discarded')).toBeVisible();
  });

  let batchId = '';
  await test.step('look at any row before publishing', async () => {
    batchId = await uploadBatch(page, {
      typeId,
      name: native,
      file: { name: 'rows.csv', content: rows.join('\n') },
    });
    await page.getByLabel('Row of the file, 2 to 41').fill('33');
    await page.getByRole('button', { name: 'Show' }).click();
    const preview = page.getByRole('region', { name: 'Preview of a row' });
    await expect(preview.getByText('Row 33')).toBeVisible();
    await expectPicture(preview.getByRole('img', { name: 'The picture' }));
    await page.setViewportSize({ width: 390, height: 800 });
    await preview.getByRole('img', { name: 'The picture' }).scrollIntoViewIfNeeded();
    const publish = page.getByRole('button', { name: 'Publish', exact: true });
    await expect(publish).toBeInViewport();
    await page.setViewportSize({ width: 1280, height: 800 });
    await publishBatchOnPage(page);
    await uploadBatch(page, {
      typeId: htmlId,
      name: html,
      file: { name: 'rows.csv', content: rows.slice(0, 3).join('\n') },
    });
    await publishBatchOnPage(page);
  });

  const theirs = await browser.newContext();
  const work = await theirs.newPage();
  await test.step('see them in the task, and in no other way', async () => {
    await signUpOnPage(work, performer);
    await openRoleOnPage(work, 'Do tasks');
    const mine = new URL('/api/files/cat.png', work.url()).href;
    expect((await work.request.get(mine)).status()).toBe(403);
    await feedRow(work, native).getByRole('link', { name: native }).click();
    await work.getByRole('button', { name: /^Accept for/ }).click();
    // The preview shows the same picture and question.
    await expect(work).toHaveURL(/\/do\/[^/]+$/);
    const picture = work.getByRole('img', { name: 'The picture' });
    await expectPicture(picture);
    const address = new URL((await picture.getAttribute('src')) ?? '', work.url()).href;
    expect((await page.request.get(address)).status()).toBe(403);

    const photo = { name: 'mine.png', mimeType: 'image/png', buffer: png };
    const chooser = work.locator('input[type=file]');
    await chooser.setInputFiles({ ...photo, buffer: Buffer.from('no picture') });
    await expect(work.getByText('The file is not what is asked for')).toBeVisible();
    await chooser.setInputFiles(photo);
    await work.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(work.getByRole('link', { name: 'mine.png' })).toHaveCount(0);
    await work.getByRole('button', { name: 'Put mine.png back' }).click();
    await expect(work.getByRole('link', { name: 'mine.png' })).toBeVisible();
    const first = work.url();
    await work.getByRole('button', { name: /^Submit/ }).click();
    await expect(work).not.toHaveURL(first);
    await work.goto('/tasks');
    await work.getByRole('button', { name: `Accept ${html}` }).click();
    const frame = work.frameLocator('iframe[title^="Task:"]');
    await expectPicture(frame.getByRole('img', { name: 'The picture' }));
  });

  await test.step('the requester opens the file of the answer', async () => {
    await page.goto(`/batches/${batchId}/review`);
    const link = page.getByRole('link', { name: 'mine.png' });
    const address = new URL((await link.getAttribute('href')) ?? '', page.url()).href;
    expect(await (await page.request.get(address)).body()).toEqual(png);
    expect((await work.request.get(address)).status()).toBe(403);
  });
  await theirs.close();
});
