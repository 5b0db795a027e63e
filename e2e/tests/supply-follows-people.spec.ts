import { openRole, signUp } from '../../scripts/lib/api-account.ts';
import type { Api } from '../../scripts/lib/api-client.ts';
import { createTaskType, depositFunds, postBatch } from '../../scripts/lib/api-requester.ts';
import { demoApi, signInAsDemo } from '../lib/demo.ts';
import { describeType } from '../lib/small-type.ts';
import {
  gatherPerformers,
  likeOnly,
  listPosters,
  readReturned,
  readRuns,
  readStock,
} from '../lib/supply.ts';
import { exchangeUrl, expect, test } from '../lib/test.ts';

test.describe.configure({ timeout: 180_000 });

const rows = 600;
const likersEach = 5;
const unique = Date.now().toString(36);
const birds = `Birdsong ${unique}`;
const maps = `Old maps ${unique}`;

async function postWork(requester: Api, category: string, title: string): Promise<string> {
  const terms = describeType({ title: `${title} ${unique}`, category, rewardMinor: 2 });
  const typeId = await createTaskType(requester, terms);
  const sentences = Array.from({ length: rows }, (_, row) => `${title} number ${row}`);
  await postBatch(requester, { typeId, name: title }, ['sentence', ...sentences].join('\n'));
  return typeId;
}

test('stock lies near those who like it before they ask, and follows when they change', async ({
  page,
  makePerson,
}) => {
  const operator = await demoApi('operator');
  const people = await gatherPerformers(makePerson, ['p1', 'p2'], likersEach);
  // Demo work that others took before would count more than what newcomers say they like.
  const others = await listPosters(people[0]?.api ?? operator);
  for (const { api, partitionId } of people) {
    await likeOnly(api, partitionId === 'p1' ? birds : maps, others);
  }
  const requester = await signUp(exchangeUrl(), makePerson('Requester Of Two Kinds'));
  await openRole(requester, 'REQUESTER');
  await depositFunds(requester, 20_000, `supply-${unique}`);
  const birdTypes = [
    await postWork(requester, birds, 'Which bird sings'),
    await postWork(requester, birds, 'How many birds sing'),
  ];
  const mapTypes = [
    await postWork(requester, maps, 'Which town is this'),
    await postWork(requester, maps, 'Where does the river end'),
  ];

  // Nobody has opened a page of the feed: each repository fills with what its own group likes.
  const ratio = async (partitionId: string, own: string, other: string) => {
    const stock = await readStock(operator, partitionId);
    return (stock.get(own) ?? 0) / Math.max(1, stock.get(other) ?? 0);
  };
  await expect.poll(() => ratio('p1', birds, maps), { timeout: 30_000 }).toBeGreaterThan(2);
  await expect.poll(() => ratio('p2', maps, birds), { timeout: 30_000 }).toBeGreaterThan(2);

  await test.step('the operator sees it', async () => {
    await signInAsDemo(page, 'operator');
    await page.goto('/ops/supply?partition=p1');
    const card = page.getByRole('article', { name: 'p1' });
    const own = card.getByRole('list', { name: 'Stock of p1 by category' });
    await expect(own.getByRole('listitem').first()).toContainText(birds);
    const flow = page.getByRole('img', { name: /^r\d to p1: .* slots leased/ });
    await expect(flow.first()).toBeVisible();
  });

  const runsBefore = new Set((await readRuns(operator, 'p1')).map(({ id }) => id));
  const stockBefore = await readStock(operator, 'p1');
  const returnedBefore = await readReturned(operator, 'p1');
  for (const { api, partitionId } of people) {
    if (partitionId === 'p1') await likeOnly(api, maps, others);
  }
  const runsMeanwhile = new Set((await readRuns(operator, 'p1')).map(({ id }) => id));

  await expect.poll(() => ratio('p1', maps, birds), { timeout: 30_000 }).toBeGreaterThan(2);
  await test.step('within two periods of maintenance', async () => {
    const stockAfter = await readStock(operator, 'p1');
    const since = (await readRuns(operator, 'p1')).filter(({ id }) => !runsBefore.has(id));
    // One run follows each change that it notices; after the last one, two more may be needed.
    const later = since.filter(({ id }) => !runsMeanwhile.has(id));
    const counted = [...since.filter(({ id }) => runsMeanwhile.has(id)), ...later.slice(-2)];
    const lines = counted.flatMap((run) => run.lines);
    const sum = (typeIds: readonly string[], of: 'got' | 'released') =>
      lines
        .filter(({ typeId }) => typeIds.includes(typeId))
        .reduce((total, line) => total + line[of], 0);
    const more = (stockAfter.get(maps) ?? 0) - (stockBefore.get(maps) ?? 0);
    const less = (stockBefore.get(birds) ?? 0) - (stockAfter.get(birds) ?? 0);
    expect(sum(mapTypes, 'got')).toBeGreaterThanOrEqual(more / 2);
    expect(sum(birdTypes, 'released')).toBeGreaterThanOrEqual(less / 2);
  });
  await expect.poll(() => readReturned(operator, 'p1')).toBeGreaterThan(returnedBefore);
  await test.step('the operator sees that too, without reloading', async () => {
    const own = page.getByRole('list', { name: 'Stock of p1 by category' });
    await expect(own.getByRole('listitem').first()).toContainText(maps);
    const runs = page.getByRole('region', { name: 'Maintenance runs' });
    await expect(runs.getByText('gave back').first()).toBeVisible();
  });
});

test('an operator runs maintenance now and reads what came of it', async ({ page }) => {
  await signInAsDemo(page, 'operator');
  await page.goto('/ops/supply');
  await page.getByRole('button', { name: 'Run now: maintenance of p2' }).click();
  await expect(page.getByText('Maintenance of p2 ran')).toBeVisible();
  const runs = page.getByRole('region', { name: 'Maintenance runs' });
  await expect(runs.getByText('an operator asked').first()).toBeVisible();
  await page.getByRole('radiogroup', { name: 'View of the flows' }).getByText('Table').click();
  await expect(page).toHaveURL(/view=table/);
  await expect(page.getByRole('group', { name: 'Flows between partitions' })).toBeVisible();
});
