import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFeed } from '../scripts/lib/api-performer.ts';
import type { Api } from '../scripts/lib/api-client.ts';
import { startCluster, type RunningCluster } from '../scripts/lib/start-cluster.ts';
import { findViolations, readUnderWay } from './lib/databases.ts';
import { addOperator } from './lib/operator.ts';
import { addMember, addMembersOnEveryNode, type Member } from './lib/people.ts';
import { startPerformers, type PerformerLoad } from './lib/performer-load.ts';
import { findLost, findTwice, isDecided, listResults } from './lib/results.ts';
import { startReviewers } from './lib/review-load.ts';
import { waitUntil } from './lib/wait-until.ts';
import { postType, postWords, type PostedBatch, type PostedType } from './lib/work.ts';

const assignmentsWanted = 2;
const finishWithinMs = 200_000;

interface Partition {
  readonly id: string;
  readonly nodeId: string;
  readonly users: number;
  readonly accepting: boolean;
}

let cluster: RunningCluster;
let operator: Api;
let requesters: Member[] = [];
let performers: Member[] = [];
let types: PostedType[] = [];

beforeAll(async () => {
  cluster = await startCluster({
    overrides: {
      supply: { maintenanceSeconds: 1 },
      placement: { policy: 'leastLoaded' },
    },
  });
  operator = await addOperator(cluster);
  requesters = await addMembersOnEveryNode(cluster, 'REQUESTER', 1);
  performers = await addMembersOnEveryNode(cluster, 'PERFORMER', 3);
  types = await Promise.all(requesters.map((requester, index) => postType(requester, 5 + index)));
});

afterAll(async () => {
  await cluster.stop();
});

async function readPartitions(): Promise<ReadonlyMap<string, Partition>> {
  const { cluster: seen } = await operator.graphql<{ cluster: { partitions: Partition[] } }>(
    '{ cluster { partitions { id nodeId users accepting } } }',
  );
  return new Map(seen.partitions.map((partition) => [partition.id, partition]));
}

async function changeOf<T>(name: string, document: string, input: object): Promise<T> {
  const answer = await operator.graphql<Record<string, T & { message?: string }>>(document, {
    input,
  });
  const result = answer[name];
  if (result?.message !== undefined) throw new Error(result.message);
  return result as T;
}

const start = (name: string) => `
  mutation ($input: ${name === 'startMoves' ? 'StartMovesInput' : 'DrainPartitionInput'}!) {
    ${name}(input: $input) { ... on StartMovesSuccess { group { id } } ... on UserError { message } } }`;

async function waitForGroup(id: string): Promise<void> {
  await waitUntil(
    `everybody of ${id} has moved`,
    async () => {
      const { cluster: seen } = await operator.graphql<{
        cluster: { moveGroups: { id: string; total: number; moved: number; given: number }[] };
      }>('{ cluster { moveGroups { id total moved given } } }');
      const group = seen.moveGroups.find((each) => each.id === id);
      if (group !== undefined && group.given > 0) throw new Error('a move was given up');
      return group !== undefined && group.moved === group.total;
    },
    finishWithinMs,
  );
}

/** People work while something is done to the cluster: nobody may meet an error or lose anything. */
async function whileTheyWork(
  name: string,
  rows: number,
  change: (load: PerformerLoad) => Promise<void>,
): Promise<void> {
  const batches = await Promise.all(
    types.map((type) => postWords(type, `${name}-`, rows, assignmentsWanted)),
  );
  const typeIds = types.map(({ typeId }) => typeId);
  await waitUntil('everybody sees the work', async () => {
    const feeds = await Promise.all(performers.map(({ api }) => readFeed(api)));
    return feeds.every((feed) => typeIds.every((id) => feed.some(({ typeId }) => typeId === id)));
  });
  const load = startPerformers(performers, typeIds);
  const reviewers = startReviewers(requesters);
  try {
    await waitUntil('the work is under way', () => load.acknowledged.length >= 20);
    await change(load);
    await waitUntil(
      'all work is done and decided',
      async () => (await Promise.all(batches.map(isDecided))).every(Boolean),
      finishWithinMs,
    );
  } finally {
    await Promise.all([load.stop(), reviewers.stop()]);
  }
  expect(Object.fromEntries(load.failures), 'requests that failed').toEqual({});
  await verify(batches, load);
}

async function verify(batches: readonly PostedBatch[], load: PerformerLoad): Promise<void> {
  const results = (await Promise.all(batches.map(listResults))).flat();
  expect(results).toHaveLength(batches.reduce((sum, { wanted }) => sum + wanted, 0));
  expect(findTwice(results)).toEqual([]);
  expect(findLost(load.acknowledged, results)).toEqual([]);
  await waitUntil('nothing is under way', async () => {
    return (await readUnderWay(cluster)).messages === 0;
  });
  expect(await findViolations(cluster)).toEqual([]);
}

describe('a cluster that grows and shrinks while people work', () => {
  it('takes a new node at once: new users, moved users, stock', { timeout: 300_000 }, async () => {
    const pids = new Map(cluster.state().processes.map(({ name, pid }) => [name, pid]));
    await whileTheyWork('joining', 500, async () => {
      await cluster.addNode({ id: 'performer-e', role: 'performer', partitions: ['p3'] });
      const newcomer = await addMember(cluster, 'PERFORMER', 'newcomer');
      expect(newcomer.partitionId, 'the emptiest partition').toBe('p3');
      const ownerKeys = performers.slice(0, 2).map(({ id }) => id);
      const { group } = await changeOf<{ group: { id: string } }>(
        'startMoves',
        start('startMoves'),
        {
          ownerKeys,
          to: 'p3',
        },
      );
      await waitForGroup(group.id);
      expect((await readPartitions()).get('p3')).toMatchObject({ users: 3 });
      await waitUntil('the new partition serves work from its own stock', async () => {
        const { cluster: seen } = await operator.graphql<{
          cluster: { repositories: { lastHour: { local: number } | null }[] };
        }>('{ cluster { repositories(partitionId: "p3", types: 1) { lastHour { local } } } }');
        return (seen.repositories[0]?.lastHour?.local ?? 0) > 0;
      });
    });
    for (const { name, pid, restarts } of cluster.state().processes) {
      expect([name, restarts]).toEqual([name, 0]);
      if (pids.has(name)) expect(pid, `${name} was not started again`).toBe(pids.get(name));
    }
  });

  it('empties an old node, which then leaves', async () => {
    await whileTheyWork('leaving', 150, async () => {
      const { group } = await changeOf<{ group: { id: string } }>(
        'drainPartition',
        start('drainPartition'),
        { partitionId: 'p2' },
      );
      await waitForGroup(group.id);
      expect((await readPartitions()).get('p2')).toMatchObject({ users: 0, accepting: false });
      await changeOf(
        'shortenMoveKeep',
        `mutation ($input: ShortenMoveKeepInput!) { shortenMoveKeep(input: $input) {
           ... on UserError { message } } }`,
        { groupId: group.id, keepSeconds: 0 },
      );
      await waitUntil('nothing is left of them there', async () => {
        const { cluster: seen } = await operator.graphql<{
          cluster: { moves: { edges: { node: { state: string } }[] } };
        }>(
          `query ($groupId: ID) { cluster { moves(groupId: $groupId, first: 100) { edges { node { state } } } } }`,
          { groupId: group.id },
        );
        return seen.moves.edges.every(({ node }) => node.state === 'ERASED');
      });
      await waitUntil('the empty partition is taken out', async () => {
        await changeOf(
          'retirePartition',
          `mutation ($input: RetirePartitionInput!) { retirePartition(input: $input) {
             ... on UserError { message } } }`,
          { partitionId: 'p2' },
        );
        return true;
      });
      await cluster.removeNode('performer-d');
    });
    expect(cluster.state().processes.map(({ name }) => name)).not.toContain('performer-d');
  });

  it('gives a partition to another process, without copying', async () => {
    await whileTheyWork('handing over', 150, async () => {
      await cluster.addNode({ id: 'performer-f', role: 'performer', partitions: ['p1'] });
    });
    expect((await readPartitions()).get('p1')).toMatchObject({ nodeId: 'performer-f' });
    expect(cluster.state().processes.map(({ name }) => name)).not.toContain('performer-c');
  });
});
