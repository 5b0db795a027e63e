import { listHomes, openRole, signUp } from '../../scripts/lib/api-account.ts';
import type { Api } from '../../scripts/lib/api-client.ts';
import { acceptTask, readFeed, submitAnswer } from '../../scripts/lib/api-performer.ts';
import {
  createTaskType,
  depositFunds,
  postBatch,
  readBatch,
} from '../../scripts/lib/api-requester.ts';
import { signInAsDemo } from '../lib/demo.ts';
import { exampleCsv } from '../lib/example-batch.ts';
import { describeType } from '../lib/small-type.ts';
import { exchangeUrl, expect, test } from '../lib/test.ts';

test('work of one requester lies near performers on both performer nodes', async ({
  makePerson,
}) => {
  const requester = await signUp(exchangeUrl(), makePerson('Requester Of Two'));
  await openRole(requester, 'REQUESTER');
  await depositFunds(requester, 5_000, 'two-nodes');
  const terms = describeType({ title: `On both nodes ${Date.now().toString(36)}` });
  const typeId = await createTaskType(requester, terms);
  const batchId = await postBatch(requester, { typeId, name: 'Both' }, exampleCsv.content);
  // New performers go to the partition that has the fewest: sooner or later to each.
  const performers = new Map<string, Api>();
  for (let tries = 0; performers.size < 2 && tries < 12; tries += 1) {
    const api = await signUp(exchangeUrl(), makePerson(`Performer Of Two`));
    await openRole(api, 'PERFORMER');
    const home = (await listHomes(api)).find(({ role }) => role === 'PERFORMER');
    performers.set(home?.partitionId ?? '', api);
  }
  expect([...performers.keys()].sort()).toEqual(['p1', 'p2']);
  for (const api of performers.values()) {
    await expect
      .poll(async () => (await readFeed(api)).find((entry) => entry.typeId === typeId)?.localSlots)
      .toBeGreaterThan(0);
    const assignment = await acceptTask(api, typeId);
    expect(assignment?.local).toBe(true);
    await submitAnswer(api, assignment?.id ?? '', { sentiment: 'neutral' });
  }
  await expect.poll(async () => (await readBatch(requester, batchId)).progress.done).toBe(2);
});

test('an operator sees every node and partition of the exchange', async ({ page }) => {
  await signInAsDemo(page, 'operator');
  await page.goto('/ops');
  for (const node of ['requester-a', 'requester-b', 'performer-c', 'performer-d']) {
    await expect(page.getByText(node).first()).toBeVisible();
  }
  await page.goto('/ops/partitions');
  for (const partition of ['p1', 'p2', 'r1', 'r2', 'r3']) {
    await expect(page.getByText(partition, { exact: true }).first()).toBeVisible();
  }
});
