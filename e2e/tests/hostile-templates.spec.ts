import type { BrowserContext, FrameLocator, Page } from '@playwright/test';
import { submitAnswer } from '../../scripts/lib/api-performer.ts';
import { isFirefox } from '../lib/browser-options.ts';
import { findTaker } from '../lib/find-taker.ts';
import {
  expectHarm,
  expectUnharmed,
  harmfulMarkdown,
  harmfulMarkup,
} from '../lib/harmful-markup.ts';
import { hostileTemplate } from '../lib/hostile-template.ts';
import { signInOnPage } from '../lib/pages/account.ts';
import { postWork } from '../lib/post-work.ts';
import { allSecrets, plantSecrets, readSecrets } from '../lib/quiet-attacks.ts';
import { expect, exchangeUrl, test } from '../lib/test.ts';
import { tryUnprotected } from '../lib/unprotected-page.ts';
import { watchDatagrams } from '../lib/watch-datagrams.ts';

const title = `Look <img src=x onerror="harmed=1"> ${Date.now().toString(36)}`;

function taskFrame(page: Page): FrameLocator {
  return page.frameLocator('iframe[title^="Task:"]');
}

/** Pictures and fonts may come from anywhere, and so may what is fetched ahead. */
const harmlessTypes = ['image', 'font'];

/**
 * Everything that leaves the browser for other machines, but for what is only shown and brings nothing
 * along, which is kept apart. What a policy refuses does not come so far.
 */
async function watchOutside(context: BrowserContext, shown: string[] = []): Promise<string[]> {
  const outside: string[] = [];
  await context.route(/evil\.example/, async (route) => {
    const request = route.request();
    if (isFirefox() && request.resourceType() === 'document') return route.continue();
    const headers = await request.allHeaders();
    const tells = ['cookie', 'referer', 'authorization'].filter((name) => name in headers);
    const path = new URL(request.url()).pathname;
    const isShown = harmlessTypes.includes(request.resourceType()) || path === '/prefetch';
    if (isShown && tells.length === 0) shown.push(path);
    else outside.push(`${request.resourceType()} ${request.url()} ${tells.join()}`);
    return route.abort();
  });
  // Firefox tells of documents before its policy refuses them: others find that the host is unknown.
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    if (why === 'NS_ERROR_UNKNOWN_HOST') outside.push(`document ${request.url()} ${why}`);
  });
  return outside;
}

test('a hostile template gets nothing, and the page around it stays usable', async ({
  browser,
  page,
}) => {
  test.setTimeout(isFirefox() ? 360_000 : 180_000);
  const datagrams = await watchDatagrams();
  const template = hostileTemplate
    .replaceAll('APP_PORT', new URL(exchangeUrl()).port)
    .replaceAll('STUN_ADDRESS', datagrams.address);
  const form = { version: 1, kind: 'html', template };
  const csv = 'text\nHello\nAgain\n';
  const { requester, typeId, batchId } = await postWork({
    ...{ title, form, csv, instructions: harmfulMarkdown },
  });
  const { person: performer, assignment } = await findTaker(typeId);
  const assignmentId = assignment.id;

  const theirs = await browser.newContext();
  const work = await theirs.newPage();
  const shown: string[] = [];
  const outside = await watchOutside(theirs, shown);
  const opened: string[] = [];
  const task = taskFrame(work);
  const reload = work.getByRole('button', { name: 'Reload the task' });
  const report = async () => {
    await expect(task.locator('#report')).not.toBeEmpty();
    return JSON.parse((await task.locator('#report').textContent()) ?? '{}') as Record<
      string,
      string
    >;
  };
  /** Where the frame's page is, it is the app's page that holds, and it answers. */
  const holds = async () => {
    expect(new URL(work.url()).pathname).toBe(`/do/${assignmentId}`);
    await expect(work.getByRole('button', { name: 'Return' })).toBeEnabled();
  };

  await test.step('what it reads, calls, opens and asks for is refused', async () => {
    await signInOnPage(work, performer);
    await work.evaluate(plantSecrets);
    theirs.on('page', (one) => opened.push(one.url()));
    work.on('download', (file) => opened.push(file.suggestedFilename()));
    work.on('dialog', (dialog) => opened.push(dialog.message()));
    await work.goto(`/do/${assignmentId}`);
    const got = await report();
    for (const [name, what] of Object.entries(got)) {
      test.info().annotations.push({ type: name, description: what });
    }
    const did = Object.entries(got).filter(
      ([, what]) => !what.startsWith('refused') && what !== 'nothing',
    );
    // Whether a beacon left is seen outside; the others say that nothing is to be had.
    const harmless = [
      ...['10 beacon true', '10 beacon false', '18 notifications denied'],
      ...['18 notifications default', '26 origin null'],
    ];
    expect(did.map((one) => one.join(' ')).filter((one) => !harmless.includes(one))).toEqual([]);
    expect(Object.keys(got).length).toBeGreaterThan(40);
    expect(opened).toEqual([]);
    // A field that asks for a password is given none.
    await expect(task.locator('input[name=password]')).toHaveValue('');
    // What it kept and left is not the app's, whose own is untouched.
    expect(await work.evaluate(readSecrets)).toEqual(allSecrets);
    // These came for it, and told nobody where they are shown.
    for (const path of ['/told.png', '/leak.woff2', '/pixel.png']) expect(shown).toContain(path);
    await holds();
  });

  await test.step('what a requester writes is text around it', async () => {
    await work.getByRole('heading', { level: 1 }).getByText('<img src=x').waitFor();
    await expect(work.getByText('a link').first()).toBeAttached();
    await expectUnharmed(work);
  });

  await test.step('a password that it is given goes nowhere, and into no draft', async () => {
    await task.getByLabel('E-mail again').fill('ann@example.org');
    await task.getByLabel('Password again').fill('hunter2');
    await expect(work.getByRole('img', { name: 'Draft saved' })).toBeVisible();
    await task.getByRole('button', { name: 'Sign in again' }).click();
    await holds();
    await reload.click();
    await report();
    await expect(task.getByLabel('E-mail again')).toHaveValue('ann@example.org');
    await expect(task.getByLabel('Password again')).toHaveValue('');
    expect(outside).toEqual([]);
  });

  await test.step('its address shows nothing to others, and no other site may frame it', async () => {
    const src = await work.locator('iframe[title^="Task:"]').getAttribute('src');
    const strangers = await browser.newContext();
    const stranger = await strangers.newPage();
    const watched = await watchOutside(strangers);
    await stranger.goto(src ?? '');
    await expect(stranger.getByText('no longer valid')).toBeVisible();
    await stranger.goto('about:blank');
    await stranger.setContent(`<iframe src="${(src ?? '').replaceAll('&', '&amp;')}"></iframe>`);
    await expect(stranger.frameLocator('iframe').locator('#report')).toHaveCount(0);
    expect(watched).toEqual([]);
    await strangers.close();
  });

  for (const way of ['leave with data', 'leave by refresh', 'become data', 'become a blob']) {
    await test.step(`it may ${way}: nothing was sent or shown`, async () => {
      await task.getByRole('button', { name: way }).click();
      // Firefox leaves the page as it is.
      if (!isFirefox()) await expect(task.locator('#report')).toHaveCount(0);
      await expect(task.getByRole('heading', { name: 'evil' })).toHaveCount(0);
      await holds();
      await reload.click();
      const got = await report();
      expect(got['03 left by another page']).toBe('nothing');
      expect(got['26 left in the name of the window']).toBe('nothing');
    });
  }

  await test.step('it does not become what a script says, and written anew it reaches as little', async () => {
    await task.getByRole('button', { name: 'become a script' }).click();
    await task.getByRole('button', { name: 'write itself anew' }).click();
    await expect(task.locator('#anew')).toHaveText('done');
    await holds();
    await reload.click();
    await report();
  });

  await test.step('its forms reach neither other machines nor the app', async () => {
    for (const way of ['post outside', 'post to the app', 'press the other address']) {
      await task.getByRole('button', { name: way }).click();
      await holds();
      await reload.click();
      await report();
    }
  });

  await test.step('with the performer’s own click it takes neither the page nor a new one', async () => {
    await task.getByRole('button', { name: 'take the top' }).click();
    // What it asked for is offered in the app’s own words, with the name of the site.
    const offer = work.getByRole('dialog', { name: 'Another site' });
    await expect(offer).toContainText('evil.example');
    await expect(offer.getByRole('link')).toHaveAttribute('rel', 'noopener noreferrer');
    await offer.getByRole('button', { name: 'Stay here' }).click();
    await expect(offer).toBeHidden();
    await task.getByRole('button', { name: 'take a window' }).click();
    await task.getByRole('button', { name: 'go back' }).click();
    await holds();
    expect(opened).toEqual([]);
  });

  await test.step('however large it grows, it covers nothing of the app', async () => {
    await reload.click();
    await report();
    // The click has an answer once so large a page is laid out.
    await task.getByRole('button', { name: 'cover everything' }).click({ timeout: 60_000 });
    await expect(task.getByText('covered')).toBeAttached();
    const box = await work.locator('iframe[title^="Task:"]').boundingBox();
    expect(box?.height).toBeLessThan(20_001);
    await holds();
    const menu = work.getByRole('button', { name: /^Account menu of/ });
    // The mouse of the test waits in Firefox until so large a page is painted.
    await (isFirefox() ? menu.dispatchEvent('click') : menu.click());
    await expect(work.getByRole('menuitem').first()).toBeVisible();
    await work.keyboard.press('Escape');
  });

  await test.step('a flood of messages closes it', async () => {
    await reload.click();
    await report();
    await task.getByRole('button', { name: 'flood' }).click();
    await expect(work.getByText('sent too many messages')).toBeVisible();
    await expect(work.locator('iframe[title^="Task:"]')).toHaveCount(0);
    expect(await work.evaluate('({}).polluted')).toBeUndefined();
    await holds();
  });

  await test.step('one that runs for ever is stopped, and the task returned', async () => {
    await reload.click();
    await report();
    // Whether the frame can still say that it was clicked does not matter.
    const hang = task.getByRole('button', { name: 'run for ever' }).dispatchEvent('click');
    hang.catch(() => undefined);
    await expect(work.getByRole('alert', { name: 'The task does not respond' })).toBeVisible();
    // The mouse of the test asks every frame what lies below it, also the one that hangs.
    await work.getByRole('button', { name: 'Stop the task' }).dispatchEvent('click');
    await expect(work.locator('iframe[title^="Task:"]')).toHaveCount(0);
    await work.getByRole('button', { name: 'Return' }).dispatchEvent('click');
    await expect(work).toHaveURL(/\/queue/);
  });
  expect(outside).toEqual([]);
  expect(await datagrams.close()).toBe(0);
  expect((await theirs.cookies()).filter(({ value }) => value === 'evil')).toEqual([]);
  await theirs.close();

  await test.step('what performers answer is text on the requester’s pages', async () => {
    const next = await findTaker(typeId);
    const answer = Object.fromEntries(harmfulMarkup.map((markup) => [markup, markup]));
    await submitAnswer(next.api, next.assignment.id, { ...answer, innerHTML: harmfulMarkdown });
    await signInOnPage(page, requester);
    for (const part of ['results', 'review']) {
      await page.goto(`/batches/${batchId}/${part}`);
      const text = page.getByText(harmfulMarkup[0] ?? '').filter({ visible: true });
      await expect(text.first()).toBeVisible();
      await expectUnharmed(page);
    }
  });
});

// They are written with what Chromium has.
if (!isFirefox()) {
  test('the same attacks do harm where nothing keeps them off', async ({ browser, page }) => {
    const { reports, asked, posted, downloads } = await tryUnprotected(browser);
    const [first, again] = reports;
    const failed = Object.entries(again ?? {}).filter(([, what]) =>
      /^(refused|nothing)/.test(what),
    );
    // A browser without a window may keep no passwords that could be asked for.
    expect(failed.map(([name]) => name).filter((name) => !name.startsWith('20 '))).toEqual([]);
    expect(first?.['03 kept by the app']).toBe('secret');
    expect(again?.['26 left in the name of the window']).toBe('mark');
    expect(asked.get('/told.png')).toContain('assignmentId=asg_control');
    for (const name of ['quiet.css', 'quiet-import.css', 'quiet-object', 'quiet-frame']) {
      expect([...asked.keys()]).toContain(`/${name}`);
    }
    expect(posted).toEqual(['username=&word=hunter2']);
    expect(downloads).toContain('quiet.exe');
    for (const markup of harmfulMarkup) await expectHarm(page, markup);
  });
}
