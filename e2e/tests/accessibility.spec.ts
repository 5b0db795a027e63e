import { acceptTask, listAssignments, readFeed } from '../../scripts/lib/api-performer.ts';
import { listBatches, findTaskType } from '../../scripts/lib/api-requester.ts';
import { makeReviewBatch } from '../../scripts/demo/review-batch.ts';
import { demoApi, signInAsDemo } from '../lib/demo.ts';
import { expectAccessible } from '../lib/expect-accessible.ts';
import { signUpOnPage } from '../lib/pages/account.ts';
import { expect, test } from '../lib/test.ts';

const reviews = makeReviewBatch();

// Every page is looked at four times.
test.describe.configure({ timeout: 240_000, mode: 'parallel' });

test('pages without an account have no violation', async ({ page, makePerson }) => {
  await expectAccessible(page, '/sign-in');
  await expectAccessible(page, '/sign-up');
  await signUpOnPage(page, makePerson('Newly Arrived'));
  await expectAccessible(page, '/welcome');
  await expectAccessible(page, '/no-such-page');
});

test('pages of performers have no violation', async ({ page }) => {
  const api = await demoApi('performer');
  const typeId = (await readFeed(api)).find(({ title }) => title === reviews.terms.title)?.typeId;
  if (typeId === undefined) throw new Error('the reviews of the demo data are gone');
  const inHand = await acceptTask(api, typeId);
  const decided = (await listAssignments(api, typeId)).find(({ status }) => status === 'APPROVED');
  expect(inHand).not.toBeNull();
  await signInAsDemo(page, 'performer');
  const paths = [
    '/tasks',
    `/tasks?look=${typeId}`,
    `/tasks/${typeId}`,
    `/do/${inHand?.id ?? ''}`,
    `/do/${decided?.id ?? ''}`,
    '/queue',
    '/history',
    '/money',
    '/standing',
    '/preferences',
    '/account',
  ];
  for (const path of paths) await test.step(path, () => expectAccessible(page, path));
});

test('pages of requesters have no violation', async ({ page }) => {
  const api = await demoApi('requester');
  const batch = (await listBatches(api)).find(({ name }) => name === reviews.name);
  const typeId = await findTaskType(api, reviews.terms.title);
  if (batch === undefined || typeId === null) throw new Error('the demo data are not there');
  await signInAsDemo(page, 'requester');
  const paths = [
    '/dashboard',
    '/types',
    '/types/new',
    '/types/new?start=ratings',
    `/types/${typeId}`,
    '/qualifications',
    '/qualifications?tab=requests',
    '/qualifications?tab=blocked',
    '/batches',
    '/batches?tab=done',
    `/batches/new?typeId=${typeId}`,
    `/batches/${batch.id}`,
    `/batches/${batch.id}/review`,
    `/batches/${batch.id}/results`,
    `/batches/${batch.id}/combined`,
    '/files',
    '/budget',
  ];
  for (const path of paths) await test.step(path, () => expectAccessible(page, path));
});

test('pages of operators and developers have no violation', async ({ page }) => {
  await signInAsDemo(page, 'operator');
  const operations = [
    '/ops',
    '/ops/partitions',
    '/ops/supply',
    '/ops/supply?partition=p1&view=table',
    '/ops?view=table',
    '/ops/partitions?partition=p1',
    '/ops/moves',
    '/ops/moves?start=p1',
    '/ops/moves?drain=p2',
    '/ops/proposals',
    '/ops/leases',
    '/ops/queues',
    '/ops/money',
    '/ops/find',
    '/ops/find?q=demo',
    '/ops/audit',
    '/ops/settings',
  ];
  const paths = [...operations, '/dev', '/dev/explorer'];
  for (const path of paths) await test.step(path, () => expectAccessible(page, path));
});
