import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../scripts/lib/api-client.ts';
import { readFeed } from '../scripts/lib/api-performer.ts';
import { startCluster, type RunningCluster } from '../scripts/lib/start-cluster.ts';
import { findViolations, partitionUrl, withReaders } from './lib/databases.ts';
import { addOperator, readMove, startMove, type MoveLine } from './lib/operate-moves.ts';
import { addMembersOnEveryNode, type Member } from './lib/people.ts';
import { startPerformers, type PerformerLoad } from './lib/performer-load.ts';
import { findLost, findTwice, listResults } from './lib/results.ts';
import { lockStep } from './lib/step-lock.ts';
import { waitUntil } from './lib/wait-until.ts';
import { postType, postWords, type PostedBatch, type PostedType } from './lib/work.ts';

type Victim = 'source' | 'destination' | 'gateway' | 'directory';

const victims: readonly Victim[] = ['source', 'destination', 'gateway', 'directory'];
/** One of them at each step, in turn, so that `npm test` stays short; all of them at every step when it is set. */
const everyVictim = process.env['EVERY_VICTIM'] === '1';
/** Numbers as in docs/moves.md. Step 0 is the request itself. */
const steps = Array.from({ length: 13 }, (_, index) => index + 1);
const settleWithinMs = 60_000;

let cluster: RunningCluster;
let operator: Api;
let requester: Member;
let performers: Member[] = [];
let type: PostedType;
let batch: PostedBatch;
let load: PerformerLoad;
/** Where the two who are moved live now. */
const homes = new Map<string, string>();

beforeAll(async () => {
  cluster = await startCluster({
    overrides: {
      supply: { maintenanceSeconds: 1 },
      // Nothing is kept, so that each move goes through all steps and the next may begin.
      moves: { holdSteps: true, keepSeconds: 0, claimSeconds: 2, restTimes: 0 },
      limits: { accountRequests: 1_000_000, addressRequests: 1_000_000 },
    },
  });
  operator = await addOperator(cluster);
  const requesters = await addMembersOnEveryNode(cluster, 'REQUESTER', 1);
  performers = await addMembersOnEveryNode(cluster, 'PERFORMER', 1);
  const [first] = requesters;
  if (first === undefined) throw new Error('there is no requester');
  requester = first;
  type = await postType(requester, 7);
  batch = await postWords(type, 'moved-', 6_000, 1);
  homes.set(keyOf(requester), requester.partitionId);
  homes.set(keyOf(mover()), mover().partitionId);
  await waitUntil('everybody sees the work', async () => {
    const feeds = await Promise.all(performers.map(({ api }) => readFeed(api)));
    return feeds.every((feed) => feed.some(({ typeId }) => typeId === batch.typeId));
  });
  load = startPerformers(performers, [batch.typeId]);
  await waitUntil('work is under way', () => load.acknowledged.length > 10);
}, 120_000);

afterAll(async () => {
  await cluster.stop();
});

function victimsAt(step: number): readonly Victim[] {
  return everyVictim ? victims : victims.filter((_, index) => index === step % victims.length);
}

function keyOf(member: Member): string {
  return member.id.split('_')[1] ?? '';
}

function mover(): Member {
  const [first] = performers;
  if (first === undefined) throw new Error('there is no performer');
  return first;
}

/** Partitions on the other node of the role. */
function farFrom(partitionId: string): string {
  const nodes = cluster
    .state()
    .processes.filter(({ kind, partitions }) => kind === 'node' && partitions.length > 0);
  const role = partitionId.slice(0, 1);
  const far = nodes
    .filter(({ partitions }) => !partitions.includes(partitionId))
    .flatMap(({ partitions }) => partitions)
    .find((id) => id.startsWith(role));
  if (far === undefined) throw new Error(`there is no other node than that of ${partitionId}`);
  return far;
}

function nodeOf(partitionId: string): string {
  const found = cluster
    .state()
    .processes.find(({ partitions }) => partitions.includes(partitionId));
  if (found === undefined) throw new Error(`no node serves ${partitionId}`);
  return found.name;
}

function processesOf(victim: Victim, moves: readonly MoveLine[]): readonly string[] {
  switch (victim) {
    case 'gateway':
      return ['gateway'];
    case 'directory':
      return ['postgres'];
    case 'source':
      return moves.map(({ from }) => nodeOf(from));
    case 'destination':
      return moves.map(({ to }) => nodeOf(to));
  }
}

/** Moves a requester and a performer, and kills a process of each when both moves are at a step. */
async function surviveDeath(step: number, victim: Victim): Promise<void> {
  const lock = await lockStep(partitionUrl(cluster, 'directory'), step);
  let moves: readonly MoveLine[];
  try {
    moves = await Promise.all(
      [...homes].map(([key, home]) => startMove(operator, key, farFrom(home))),
    );
    await lock.reached(moves.length).catch(async (cause: unknown) => {
      const stand = await Promise.all(moves.map(({ id }) => readMove(operator, id)));
      throw new Error(`The moves stand at ${JSON.stringify(stand)}`, { cause });
    });
    await Promise.all(
      [...new Set(processesOf(victim, moves))].map((name) => cluster.kill(name, 'SIGKILL')),
    );
  } finally {
    await lock.release();
  }
  await cluster.waitReady();
  for (const { id, ownerKey, to } of moves) {
    const ended = await waitUntil(
      `the move of ${ownerKey} ends after the death of its ${victim} at step ${step}`,
      async () => {
        const move = await readMove(operator, id);
        return ['ERASED', 'CANCELLED', 'FAILED'].includes(move.state) ? move : null;
      },
      settleWithinMs,
    );
    expect(ended).toMatchObject({ state: 'ERASED', to });
    homes.set(ownerKey, to);
    expect(await listHomesWithRows(ownerKey)).toEqual([to]);
  }
}

async function listAll(late: PostedBatch) {
  return [...(await listResults(batch)), ...(await listResults(late))];
}

/** Partitions that hold the row of a user. */
function listHomesWithRows(ownerKey: string): Promise<string[]> {
  const table = ownerKey.startsWith('r') ? 'requesters' : 'performers';
  return withReaders(cluster, async ({ requesters, performers: others }) => {
    const found: string[] = [];
    for (const partition of ownerKey.startsWith('r') ? requesters : others) {
      const rows = await partition.rows(`select 1 from ${table} where owner_key = $1`, [ownerKey]);
      if (rows.length > 0) found.push(partition.id);
    }
    return found;
  });
}

describe('kill -9 at each step of a move of a requester and a performer, while people work', () => {
  it.each(steps)(
    'after step %i, whoever dies, ends with both at their new home alone',
    async (step) => {
      for (const victim of victimsAt(step)) await surviveDeath(step, victim);
      expect(await findViolations(cluster)).toEqual([]);
    },
    300_000,
  );

  it('loses and doubles no work, and everybody can go on', async () => {
    // What there was may have been used up meanwhile.
    const late = await postWords(type, 'late-', 500, 1);
    const before = load.acknowledged.length;
    await waitUntil('work goes on', () => load.acknowledged.length > before);
    await load.stop();
    await waitUntil('all that was handed in has arrived', async () => {
      const results = await listAll(late);
      return findLost(load.acknowledged, results).length === 0;
    });
    expect(findTwice(await listAll(late))).toEqual([]);
    expect(await findViolations(cluster)).toEqual([]);
  }, 120_000);
});
