import { chromium } from '@playwright/test';
import { listAssignments } from '../../scripts/lib/api-performer.ts';
import { listSubmissions } from '../../scripts/lib/api-requester.ts';
import { browserOptions } from '../lib/browser-options.ts';
import { findTaker } from '../lib/find-taker.ts';
import { greedyTemplate } from '../lib/greedy-template.ts';
import { signInOnPage } from '../lib/pages/account.ts';
import { postWork } from '../lib/post-work.ts';
import { expect, exchangeUrl, test } from '../lib/test.ts';

const stamp = Date.now().toString(36);

test('a template that takes all memory ends alone, and files leave it in no way', async () => {
  test.setTimeout(150_000);
  const template = greedyTemplate.replaceAll('APP_PORT', new URL(exchangeUrl()).port);
  const posted = await postWork({
    title: `Take it all ${stamp}`,
    form: { version: 1, kind: 'html', template },
    csv: 'text\nHello\nAgain\n',
  });
  const { person, api, assignment } = await findTaker(posted.typeId);
  // A browser of its own whose pages run out of memory long before the machine does.
  const { args, ...options } = browserOptions();
  const browser = await chromium.launch({
    ...options,
    args: [...args, '--js-flags=--max-old-space-size=128'],
  });
  const context = await browser.newContext({ baseURL: exchangeUrl() });
  const work = await context.newPage();
  await signInOnPage(work, person);
  await work.goto(`/do/${assignment.id}`);
  const task = work.frameLocator('iframe[title^="Task:"]');

  for (const way of ['to the sandbox', 'to the app', 'to its own place in the app']) {
    await test.step(`a file that is sent ${way} is not taken`, async () => {
      const file = { name: 'a.png', mimeType: 'image/png', buffer: Buffer.alloc(5_000_000, 1) };
      await task.locator('input[type=file]').setInputFiles(file);
      await task.getByLabel('Task').fill(assignment.id);
      await task.getByRole('button', { name: way, exact: true }).dispatchEvent('click');
      await expect(work.getByRole('button', { name: 'Return' })).toBeEnabled();
      await work.getByRole('button', { name: 'Reload the task' }).click();
      await expect(task.getByLabel('Task')).toHaveValue('');
    });
  }
  const mine = await listAssignments(api, posted.typeId);
  expect(mine.map(({ status }) => status)).toEqual(['ACCEPTED']);
  expect(await listSubmissions(posted.api, posted.batchId)).toEqual([]);

  await test.step('memory', async () => {
    // Playwright takes the page for dead when one of its frames is: its protocol goes on.
    const session = await context.newCDPSession(work);
    const evaluate = async (expression: string) => {
      const { result } = await session.send('Runtime.evaluate', { expression });
      return result.value as unknown;
    };
    const press = (name: string) =>
      `[...document.querySelectorAll('button')].find((one) => one.textContent.includes('${name}'))?.click()`;
    const crashed = work.waitForEvent('crash', { timeout: 60_000 });
    const bomb = task.getByRole('button', { name: 'take all memory' }).dispatchEvent('click');
    bomb.catch(() => undefined);
    await crashed;
    await expect
      .poll(() => evaluate('document.body.innerText'), { timeout: 30_000 })
      .toContain('The task does not respond');
    await evaluate(press('Stop the task'));
    const countFrames = () => evaluate('document.querySelectorAll("iframe").length');
    await expect.poll(countFrames).toBe(0);
    await evaluate(press('Reload the task'));
    await expect.poll(countFrames).toBe(1);
  });

  await test.step('the same browser goes on with the task', async () => {
    const again = await context.newPage();
    await again.goto(`/do/${assignment.id}`);
    await expect(again.frameLocator('iframe[title^="Task:"]').getByLabel('Task')).toBeVisible();
    await again.getByRole('button', { name: 'Return' }).click();
    await expect(again).toHaveURL(/\/queue/);
  });
  await browser.close();
});
