import { request as httpRequest } from 'node:http';
import type { Page, Request, Route } from '@playwright/test';
import { openRole, signUp } from '../../scripts/lib/api-account.ts';
import { createTaskType } from '../../scripts/lib/api-requester.ts';
import { signInOnPage } from '../lib/pages/account.ts';
import { describeType } from '../lib/small-type.ts';
import { exchangeUrl, expect, test } from '../lib/test.ts';

const rows = 8_000;
/** Files are compared by blocks of a mebibyte: this one has seven. */
const content = [
  'sentence',
  ...Array.from({ length: rows }, (_, row) => `${row} ${'words of a guest '.repeat(57)}`),
].join('\n');
const file = { name: 'guests.csv', mimeType: 'text/csv', buffer: Buffer.from(content) };
const other = { ...file, buffer: Buffer.from(content.replaceAll('words', 'lines')) };

/** Sends what a page sends up to some place, and cuts the line when that is enough. */
async function cutOff(route: Route, body: Buffer, untilEnough: () => Promise<unknown>) {
  const request = httpRequest(route.request().url(), {
    method: 'PUT',
    headers: { ...(await route.request().allHeaders()), 'content-length': body.length },
  });
  const cut = new Promise((resolve) => request.once('error', resolve));
  request.write(body.subarray(0, Math.floor(body.length * 0.8)));
  await untilEnough();
  request.destroy(new Error('The line is cut'));
  await cut;
  await route.abort('connectionreset');
}

type Received = {
  readonly rowsReceived: number;
  readonly resume: { readonly from: number } | null;
};

async function readReceived(page: Page, path: string): Promise<Received> {
  const response = await page.request.get(path);
  return (await response.json()) as Received;
}

/** Waits until the exchange has kept more than so much of what is on its way; returns how much. */
async function waitForMore(page: Page, path: string, bytes: number): Promise<number> {
  let from = 0;
  const ask = async () => (from = (await readReceived(page, path)).resume?.from ?? 0);
  await expect.poll(ask, { intervals: [100] }).toBeGreaterThan(bytes);
  return from;
}

/** Where in the file each sending of it began. */
function beginningsOf(sendings: readonly Request[]): number[] {
  return sendings.map((one) => Number(new URL(one.url()).searchParams.get('from') ?? 0));
}

test('an upload goes on where it was interrupted: by leaving the page, and by a cut line', async ({
  page,
  makePerson,
}) => {
  const person = makePerson('Rita Requester');
  const api = await signUp(exchangeUrl(), person);
  await openRole(api, 'REQUESTER');
  const typeId = await createTaskType(api, describeType({ title: 'Sentences' }));
  await signInOnPage(page, person);
  const line = await page.context().newCDPSession(page);
  const sendings: Request[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PUT') sendings.push(request);
  });
  const upload = page.getByRole('button', { name: 'Upload', exact: true }).last();
  let kept = 0;

  await test.step('the page is left in the middle', async () => {
    await page.goto(`/batches/new?typeId=${encodeURIComponent(typeId)}`);
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByLabel('Name of the batch').fill('Guests');
    await line.send('Network.emulateNetworkConditions', {
      ...{ offline: false, latency: 0, downloadThroughput: -1 },
      uploadThroughput: 3_000_000,
    });
    await upload.click();
    await expect(page.getByRole('progressbar', { name: /^Upload/ })).toBeVisible();
    await expect.poll(() => sendings.length).toBe(1);
    kept = await waitForMore(page, new URL(sendings[0]?.url() ?? '').pathname, 0);
    await page.goto('/batches?tab=drafts');
    await page.getByRole('link', { name: 'Guests' }).first().click();
    await expect(page.getByText(/The first [\d,]+ rows are in/)).toBeVisible();
  });

  const path = new URL(sendings[0]?.url() ?? '').pathname;
  await test.step('another file is not taken for the rest of it', async () => {
    await page.locator('input[type=file]').setInputFiles(other);
    await upload.click();
    await expect(page.getByRole('alert', { name: 'This is another file' })).toBeVisible();
    expect(sendings).toHaveLength(1);
  });

  await test.step('the same file goes on, and by itself again after the line was cut', async () => {
    await page.getByRole('button', { name: 'Another file' }).click();
    await page.locator('input[type=file]').setInputFiles(file);
    const rest = new RegExp(`${path}\\?from=`);
    const cut = async (route: Route) => {
      const [from = 0] = beginningsOf([route.request()]);
      await cutOff(route, file.buffer.subarray(from), () => waitForMore(page, path, from));
    };
    await page.route(rest, cut, { times: 1 });
    await upload.click();
    await expect(page.getByText('8,000 tasks from 8,000 rows')).toBeVisible();
  });

  const [first, second, third, ...more] = beginningsOf(sendings);
  expect(first).toBe(0);
  expect(second).toBeGreaterThanOrEqual(kept);
  expect(third).toBeGreaterThan(second ?? 0);
  expect(more).toEqual([]);
  expect((await readReceived(page, path)).rowsReceived).toBe(rows);
});
