import type { FrameLocator, Page } from '@playwright/test';
import {
  acceptTask,
  listAssignments,
  readEarnings,
  submitAnswer,
} from '../../scripts/lib/api-performer.ts';
import { listSubmissions } from '../../scripts/lib/api-requester.ts';
import { findTaker, type Taker } from '../lib/find-taker.ts';
import { hostileNeighbour } from '../lib/hostile-neighbour.ts';
import { signInOnPage } from '../lib/pages/account.ts';
import { postWork } from '../lib/post-work.ts';
import { expect, test } from '../lib/test.ts';

const stamp = Date.now().toString(36);
const form = { version: 1, kind: 'html', template: hostileNeighbour };
const csv = ['text', ...Array.from({ length: 12 }, (_, at) => `Text ${at}`)].join('\n');

function taskFrame(page: Page): FrameLocator {
  return page.frameLocator('iframe[title^="Task:"]');
}

/** Somebody with a task of each of two types, which may lie far from one another. */
async function findTakerOfBoth(one: string, other: string) {
  const takers: (Taker & { readonly second: string })[] = [];
  await expect
    .poll(
      async () => {
        const taker = await findTaker(one);
        const second = await acceptTask(taker.api, other);
        if (second !== null) takers.push({ ...taker, second: second.id });
        return takers.length;
      },
      { timeout: 60_000 },
    )
    .toBe(1);
  const [taker] = takers;
  if (taker === undefined) throw new Error('nobody was given a task of both');
  return taker;
}

/** A frame of another task on the page that shows one, which the app itself never does. */
async function addSibling(page: Page, id: string, typeId: string): Promise<string> {
  const response = await page.request.post('/api/task-frames', {
    headers: { origin: new URL(page.url()).origin },
    data: { kind: 'assignment', id, typeId },
  });
  const { url } = (await response.json()) as { readonly url: string };
  const frame = `<iframe title="Sibling" sandbox="allow-scripts allow-forms" height="400" src="${url.replaceAll('&', '&amp;')}"></iframe>`;
  await page.evaluate(`document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(frame)})`);
  return url;
}

function nonceIn(address: string): string {
  const submitTo = new URL(address).searchParams.get('turkSubmitTo') ?? '';
  return /\/n\/([\w-]+)/.exec(submitTo)?.[1] ?? '';
}

test('two hostile templates that are open at once do not reach each other, and each hands in once', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const first = await postWork({ title: `Look here ${stamp}`, form, csv });
  const second = await postWork({ title: `Look there ${stamp}`, form, csv });
  const taker = await findTakerOfBoth(first.typeId, second.typeId);
  const { api, assignment } = taker;

  const theirs = await browser.newContext();
  const outside: string[] = [];
  await theirs.route(/evil\.example/, async (route) => {
    outside.push(route.request().url());
    await route.abort();
  });
  const work = await theirs.newPage();
  await signInOnPage(work, taker.person);
  await work.goto(`/do/${assignment.id}`);
  const tab = await theirs.newPage();
  await tab.goto(`/do/${taker.second}`);
  const task = taskFrame(work);
  const inTab = taskFrame(tab);
  const sibling = work.frameLocator('iframe[title="Sibling"]');
  const isWhole = async (frame: FrameLocator) => {
    await expect(frame.locator('input[name=answer]')).toHaveValue('mine');
    await expect(frame.getByRole('heading', { name: 'stolen' })).toHaveCount(0);
  };
  await isWhole(task);
  await isWhole(inTab);
  const frame = work.locator('iframe[title^="Task:"]');
  const address = (await frame.getAttribute('src')) ?? '';

  await test.step('pages of two requesters know the performer by two names', async () => {
    const beside = new URL(await addSibling(work, taker.second, second.typeId)).searchParams;
    const { searchParams } = new URL(address);
    for (const name of ['workerId', 'assignmentId', 'hitId']) {
      expect(beside.get(name)).toBeTruthy();
      expect(beside.get(name)).not.toBe(searchParams.get(name));
    }
    // Nor is anything else on the page that would be the same on both.
    const { email, name } = taker.person;
    const whole = [await task.locator('html').innerHTML(), address].join();
    for (const known of [email, name, taker.second, assignment.id]) {
      expect(whole).not.toContain(known);
    }
  });

  await test.step('beside another one on a page, it reads, fills and leads away nothing', async () => {
    await sibling.getByLabel('Nonce of the neighbour').fill(nonceIn(address));
    await sibling.getByRole('button', { name: 'call the neighbours' }).dispatchEvent('click');
    await expect(sibling.locator('#report')).not.toBeEmpty();
    const said = (await sibling.locator('#report').textContent()) ?? '';
    const { found, ...report } = JSON.parse(said) as Record<string, string>;
    expect(found).toBe('yes');
    for (const [name, what] of Object.entries(report)) {
      test.info().annotations.push({ type: name, description: what });
    }
    const got = Object.entries(report).filter(
      ([, what]) => !what.startsWith('refused') && what !== 'nothing',
    );
    expect(got).toEqual([]);
    await isWhole(task);
  });

  await test.step('with the other one’s nonce it is not heard in its place', async () => {
    const height = await frame.getAttribute('style');
    await sibling.getByRole('button', { name: 'speak for the neighbour' }).dispatchEvent('click');
    await expect(sibling.locator('#report')).toHaveText('spoken');
    // What the task says itself is heard after it: the page had read all that came before.
    await task.getByLabel('Task of the neighbour').fill('heard');
    await task.locator('input[name=answer]').fill('my own');
    await expect(work.getByRole('img', { name: 'Draft saved' })).toBeVisible();
    await expect(work.getByText('forged')).toHaveCount(0);
    await expect(work.getByRole('dialog', { name: 'Another site' })).toHaveCount(0);
    expect(await frame.getAttribute('style')).toBe(height);
    await expect(work).toHaveURL(new RegExp(`/do/${assignment.id}$`));
    await work.reload();
    await expect(task.locator('input[name=answer]')).toHaveValue('my own');
  });

  await test.step('in another tab it hears nothing, and finds nothing that was left', async () => {
    await task.getByRole('button', { name: 'call the neighbours' }).dispatchEvent('click');
    await expect(task.locator('#report')).not.toBeEmpty();
    await isWhole(inTab);
    await expect(inTab.locator('#heard')).toBeEmpty();
    expect(await inTab.locator('body').evaluate('localStorage.length')).toBe(0);
    expect(theirs.pages()).toHaveLength(2);
  });

  await test.step('handing in again and again, for another task too, has one effect', async () => {
    await task.getByLabel('Task of the neighbour').fill(taker.second);
    await task.getByRole('button', { name: 'hand in again and again' }).click();
    await expect(work).not.toHaveURL(new RegExp(assignment.id));
    const mine = await listAssignments(api, first.typeId);
    expect(mine.filter(({ status }) => status !== 'ACCEPTED').map(({ id }) => id)).toEqual([
      assignment.id,
    ]);
    const [other] = await listAssignments(api, second.typeId);
    expect(other).toMatchObject({ id: taker.second, status: 'ACCEPTED' });
    expect((await readEarnings(api)).pendingCount).toBe(1);
    // By the API it is answered like the first time, and changes nothing.
    await submitAnswer(api, assignment.id, { answer: 'number 100' });
    // What the performer's node took is told to the requester's a moment later.
    const received = async () =>
      (await listSubmissions(first.api, first.batchId))
        .map(({ answer }) => answer['answer'])
        .filter((text) => String(text).startsWith('number'));
    await expect.poll(received).toEqual(['number 0']);
  });

  expect(outside).toEqual([]);
  await theirs.close();
});
