import type { Page } from '@playwright/test';
import { createTaskType, depositFunds, postBatch } from '../../scripts/lib/api-requester.ts';
import { startOwnExchange, type OwnExchange, type Someone } from '../lib/own-exchange.ts';
import { expectNextTask, expectWorkspace, feedRow } from '../lib/pages/work.ts';
import { describeType } from '../lib/small-type.ts';
import { expect, test } from '../lib/test.ts';
import { watchPage } from '../lib/watch-page.ts';

const title = 'How does this sentence of a guest book sound?';
const rows = 1_500;
/** So much is done on both pages between two changes of the cluster. */
const meanwhile = 3;

let exchange: OwnExchange;

test.beforeAll(async () => {
  exchange = await startOwnExchange({
    supply: { maintenanceSeconds: 1 },
    placement: { policy: 'leastLoaded' },
    // The test waits for the moves.
    moves: { restTimes: 0 },
  });
});

test.afterAll(async () => {
  await exchange.cluster.stop();
});

/** What somebody does again and again on an open page. */
type Worker = { readonly done: () => number; readonly stop: () => Promise<void> };

function keepAtIt(once: () => Promise<void>): Worker {
  let done = 0;
  const ending = new AbortController();
  const loop = (async () => {
    while (!ending.signal.aborted) {
      await once();
      done += 1;
    }
  })();
  // Whoever stops it is told of a failure; until then nobody listens.
  loop.catch(() => undefined);
  return {
    done: () => done,
    stop: async () => {
      ending.abort();
      await loop;
    },
  };
}

/** Submits tasks one after the other in the workspace that is open. */
function keepSubmitting(page: Page): Worker {
  let url = page.url();
  return keepAtIt(async () => {
    await page.keyboard.press('1');
    await expect(page.getByRole('radio', { name: 'Positive' })).toBeChecked();
    await page.keyboard.press('Control+Enter');
    url = await expectNextTask(page, url, title);
  });
}

/** Approves answers as they come in, and looks at the batch after each. */
function keepReviewing(page: Page): Worker {
  return keepAtIt(async () => {
    await page.getByRole('button', { name: /^Approve\s*a?$/ }).click();
    await page.getByRole('link', { name: 'Back to the batch' }).click();
    await expect(page.getByRole('region', { name: 'Progress' })).toBeVisible();
    await page.goBack();
  });
}

async function goesOn(workers: readonly Worker[]): Promise<void> {
  const before = workers.map(({ done }) => done());
  await expect
    .poll(() => workers.every(({ done }, index) => done() >= (before[index] ?? 0) + meanwhile), {
      timeout: 30_000,
      message: 'both pages go on',
    })
    .toBe(true);
}

async function postWork(requester: Someone): Promise<{ batchId: string }> {
  await depositFunds(requester.api, 100_000, 'growing-exchange');
  const typeId = await createTaskType(requester.api, describeType({ title, rewardMinor: 2 }));
  const sentences = Array.from({ length: rows }, (_, row) => `Sentence number ${row}`);
  const csv = ['sentence', ...sentences].join('\n');
  return { batchId: await postBatch(requester.api, { typeId, name: 'Guest book' }, csv) };
}

test('people work on while a third performer node joins and an old one leaves', async ({
  browser,
}) => {
  test.setTimeout(150_000);
  const { cluster, operator } = exchange;
  const requester = await exchange.addSomeone('REQUESTER', 'Guest Book Hotel');
  const { batchId } = await postWork(requester);
  const performer = await exchange.addSomeone('PERFORMER', 'Ida Performer');
  const old = await performer.home();
  const neighbours = [
    await exchange.addSomeone('PERFORMER', 'Ben Performer'),
    await exchange.addSomeone('PERFORMER', 'Cid Performer'),
  ];
  const nodeOf = (partitionId: string) =>
    cluster.state().processes.find(({ partitions }) => partitions.includes(partitionId))?.name;
  const oldNode = nodeOf(old) ?? '';
  const pids = new Map(cluster.state().processes.map(({ name, pid }) => [name, pid]));

  const work = await exchange.openPage(browser, performer);
  const review = await exchange.openPage(browser, requester);
  const console = await exchange.openPage(browser, operator);
  await work.goto('/tasks');
  await feedRow(work, title).getByRole('link', { name: title }).click();
  await work.getByRole('button', { name: /^Accept for/ }).click();
  await expectWorkspace(work, title);
  await review.goto(`/batches/${batchId}/review`);
  await console.goto('/ops');
  const problems = { work: await watchPage(work, /^Submitted/), review: await watchPage(review) };
  const workers = [keepSubmitting(work), keepReviewing(review)];
  await goesOn(workers);

  await test.step('the node joins and has users at once', async () => {
    await cluster.addNode({ id: 'performer-e', role: 'performer', partitions: ['p3'] });
    await expect(console.getByText('performer-e').first()).toBeVisible();
    const newcomer = await exchange.addSomeone('PERFORMER', 'Newcomer Of Today');
    expect(await newcomer.home()).toBe('p3');
    await goesOn(workers);
  });

  await test.step('the partition of the old one is emptied into the new one', async () => {
    await console.goto(`/ops/partitions?partition=${old}`);
    await console.getByRole('link', { name: 'Empty it' }).click();
    const dialog = console.getByRole('dialog', { name: `Empty ${old}` });
    await dialog.getByLabel('To', { exact: true }).selectOption('p3');
    await dialog.getByLabel(`Type ${old} to go on`).fill(old);
    await dialog.getByRole('button', { name: `Empty ${old}` }).click();
    await expect(console.getByText(/^(\d+) of \1 users? moved/)).toBeVisible({ timeout: 40_000 });
    expect(await performer.home()).toBe('p3');
    await goesOn(workers);
  });

  await test.step('work comes from the stock of the new one', async () => {
    type Data = { cluster: { repositories: { lastHour: { local: number } | null }[] } };
    const query = '{ cluster { repositories(partitionId: "p3") { lastHour { local } } } }';
    await expect
      .poll(async () => {
        const { cluster: seen } = await operator.api.graphql<Data>(query);
        return seen.repositories[0]?.lastHour?.local ?? 0;
      })
      .toBeGreaterThan(0);
    await goesOn(workers);
  });

  await test.step('the old one leaves', async () => {
    const moved = [performer];
    for (const each of neighbours) if ((await each.home()) === 'p3') moved.push(each);
    await console.getByRole('button', { name: `Delete the old copy: Emptying ${old}` }).click();
    const question = console.getByRole('dialog');
    await question.getByRole('button', { name: 'Delete the old copy' }).click();
    await expect(question).toBeHidden();
    type Data = { cluster: { moves: { edges: { node: { state: string } }[] } } };
    const query = '{ cluster { moves(first: 10) { edges { node { state } } } } }';
    await expect
      .poll(async () => {
        const { cluster: seen } = await operator.api.graphql<Data>(query);
        return seen.moves.edges.map(({ node }) => node.state);
      })
      .toEqual(moved.map(() => 'ERASED'));
    await console.getByRole('button', { name: `Take ${old} out` }).click();
    const dialog = console.getByRole('dialog', { name: `Take ${old} out of the cluster` });
    await dialog.getByLabel(`Type ${old} to go on`).fill(old);
    await dialog.getByRole('button', { name: `Take ${old} out` }).click();
    await expect(dialog).toBeHidden();
    await cluster.removeNode(oldNode);
    await goesOn(workers);
  });

  for (const worker of workers) await worker.stop();
  expect(problems).toEqual({ work: [], review: [] });
  const processes = cluster.state().processes;
  expect(processes.map(({ name }) => name)).not.toContain(oldNode);
  for (const { name, pid, restarts } of processes) {
    expect([name, restarts]).toEqual([name, 0]);
    if (pids.has(name)) expect(pid, `${name} was not started again`).toBe(pids.get(name));
  }
  await exchange.check();
  for (const page of [work, review, console]) await page.context().close();
});
