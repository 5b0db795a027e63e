import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFeed } from '../scripts/lib/api-performer.ts';
import { startCluster, type RunningCluster } from '../scripts/lib/start-cluster.ts';
import { findViolations, readUnderWay, withReaders } from './lib/databases.ts';
import { addMembersOnEveryNode, type Member } from './lib/people.ts';
import { startPerformers, type PerformerLoad } from './lib/performer-load.ts';
import { compareMoney, findLost, findTwice, isDecided, listResults } from './lib/results.ts';
import type { Result } from './lib/results.ts';
import { startReviewers } from './lib/review-load.ts';
import { waitUntil } from './lib/wait-until.ts';
import { postType, postWords, type PostedBatch, type PostedType } from './lib/work.ts';

const rowsPerBatch = 200;
const assignmentsWanted = 2;
/** Submissions that were acknowledged before something is killed. */
const wellUnderWay = 150;
/** On a machine that has much else to do. */
const finishWithinMs = 90_000;

let cluster: RunningCluster;
let requesters: Member[] = [];
let performers: Member[] = [];
let types: PostedType[] = [];
const everything: { readonly batch: PostedBatch; readonly result: Result }[] = [];

beforeAll(async () => {
  cluster = await startCluster({
    overrides: {
      supply: { maintenanceSeconds: 1 },
    },
  });
  requesters = await addMembersOnEveryNode(cluster, 'REQUESTER', 1);
  performers = await addMembersOnEveryNode(cluster, 'PERFORMER', 3);
  types = await Promise.all(requesters.map((requester, index) => postType(requester, 7 + index)));
});

afterAll(async () => {
  await cluster.stop();
});

/** Posts work, lets people do and review it, kills a process amid that, and looks at what came of it. */
async function surviveDeathOf(
  processName: string,
  momentOfDeath: (load: PerformerLoad) => Promise<boolean>,
): Promise<void> {
  expect(await findViolations(cluster)).toEqual([]);
  const batches = await Promise.all(
    types.map((type) => postWords(type, `${processName}-`, rowsPerBatch, assignmentsWanted)),
  );
  const typeIds = types.map(({ typeId }) => typeId);
  await waitUntil('everybody sees the work', async () => {
    const feeds = await Promise.all(performers.map(({ api }) => readFeed(api)));
    return feeds.every((feed) => typeIds.every((id) => feed.some(({ typeId }) => typeId === id)));
  });
  const load = startPerformers(performers, typeIds);
  const reviewers = startReviewers(requesters);
  try {
    await waitUntil('the work is well under way', () => load.acknowledged.length >= wellUnderWay);
    await waitUntil('the moment of the death', () => momentOfDeath(load));
    await cluster.kill(processName, 'SIGKILL');
    const atDeath = load.acknowledged.length;
    await cluster.waitReady();
    expect(atDeath, 'there is work left after the death').toBeLessThan(
      batches.reduce((sum, { wanted }) => sum + wanted, 0),
    );
    expect(await findViolations(cluster), 'while the work goes on').toEqual([]);
    await waitUntil(
      'all work is done and decided',
      async () => (await Promise.all(batches.map(isDecided))).every(Boolean),
      finishWithinMs,
    );
  } finally {
    await Promise.all([load.stop(), reviewers.stop()]);
  }
  await verify(batches, load);
}

async function verify(batches: readonly PostedBatch[], load: PerformerLoad): Promise<void> {
  for (const batch of batches) {
    const results = await listResults(batch);
    expect(results).toHaveLength(batch.wanted);
    expect(findTwice(results)).toEqual([]);
    everything.push(...results.map((result) => ({ batch, result })));
  }
  expect(
    findLost(
      load.acknowledged,
      everything.map(({ result }) => result),
    ),
  ).toEqual([]);
  await waitUntil('nothing is under way', async () => {
    return (await readUnderWay(cluster)).messages === 0;
  });
  expect((await readUnderWay(cluster)).transitMinor).toBe(0);
  const { expected, found } = await compareMoney(types, performers, everything);
  expect(found).toEqual(expected);
  expect(await findViolations(cluster), 'after the work').toEqual([]);
}

/** Submissions of performers wait for their delivery to the requesters of this node. */
async function hasDeliveriesTo(requester: Member): Promise<boolean> {
  const key = requester.id.split('_')[1];
  const counts = await withReaders(cluster, ({ performers: partitions }) =>
    Promise.all(
      partitions.map((partition) =>
        partition.rows<{ waiting: number }>(
          `select count(*) as waiting from outbox where delivered_at is null and recipient = $1`,
          [key],
        ),
      ),
    ),
  );
  return counts.flat().some(({ waiting }) => waiting > 0);
}

describe('a process that is killed comes back, and nothing is lost, doubled or paid wrong', () => {
  it('a performer node amid submissions', async () => {
    const victim = performers[0]?.nodeName ?? '';
    await surviveDeathOf(victim, async (load) => load.submitting(victim) > 0);
  });

  it('a requester node amid deliveries', async () => {
    const [requester] = requesters;
    if (requester === undefined) throw new Error('there is no requester');
    await surviveDeathOf(requester.nodeName, () => hasDeliveriesTo(requester));
  });

  it('the gateway', async () => {
    await surviveDeathOf('gateway', async () => true);
  });

  it('PostgreSQL', async () => {
    await surviveDeathOf('postgres', async () => true);
  });
});
