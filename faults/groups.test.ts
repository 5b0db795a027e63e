import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../scripts/lib/api-client.ts';
import { acceptTask, submitAnswer } from '../scripts/lib/api-performer.ts';
import { startCluster, type RunningCluster } from '../scripts/lib/start-cluster.ts';
import { findViolations, readUnderWay } from './lib/databases.ts';
import { addOperator } from './lib/operator.ts';
import { addMember, addMembersOnEveryNode, type Member } from './lib/people.ts';
import { findTwice, listResults } from './lib/results.ts';
import { waitUntil } from './lib/wait-until.ts';
import { backwards, postType, postWords, type PostedBatch } from './lib/work.ts';

interface Repository {
  readonly id: string;
  readonly feeds: readonly string[];
  readonly categories: readonly { readonly category: string; readonly stock: number }[];
  readonly lastHour: { readonly accepts: number; readonly local: number };
}

let cluster: RunningCluster;
let operator: Api;
let painter: Member;
let writer: Member;
/** Lives on p2, which is fed from a repository of p1. */
let guest: Member;
let pictures: PostedBatch;
let words: PostedBatch;

beforeAll(async () => {
  cluster = await startCluster({
    overrides: {
      supply: { maintenanceSeconds: 1, minTarget: 2 },
      placement: { policy: 'leastLoaded' },
      feeding: {
        p1: {
          groups: [
            { id: 'pictures', categories: ['images'] },
            { id: 'words', categories: ['writing'] },
          ],
        },
        p2: { repository: 'p1/words' },
      },
    },
  });
  operator = await addOperator(cluster);
  const [requester] = await addMembersOnEveryNode(cluster, 'REQUESTER', 1);
  if (requester === undefined) throw new Error('there is no requester');
  pictures = await postWords(await postType(requester, 7, 'images'), 'picture', 200, 1);
  words = await postWords(await postType(requester, 9, 'writing'), 'word', 200, 1);
  painter = await addOn('p1', 'images');
  writer = await addOn('p1', 'writing');
  guest = await addOn('p2', 'writing');
});

afterAll(async () => {
  await cluster.stop();
});

let people = 0;
/** Words that were handed in, as those who did it were told. */
let done = 0;

/** People are placed on the emptier partition: the first or the second one lands there. */
async function addOn(partitionId: string, interest: string): Promise<Member> {
  for (let turn = 0; turn < 6; turn += 1) {
    const member = await addMember(cluster, 'PERFORMER', `person-${(people += 1)}`, [interest]);
    if (member.partitionId === partitionId) return member;
  }
  throw new Error(`nobody is placed on ${partitionId}`);
}

async function readRepositories(): Promise<readonly Repository[]> {
  const { cluster: seen } = await operator.graphql<{ cluster: { repositories: Repository[] } }>(
    '{ cluster { repositories { id feeds categories { category stock } lastHour { accepts local } } } }',
  );
  return seen.repositories;
}

/** Takes a task of the batch and hands it in; whether it lay near. */
async function doOne(member: Member, batch: PostedBatch): Promise<boolean> {
  const assignment = await waitUntil('a task', () => acceptTask(member.api, batch.typeId));
  const answer = { backwards: backwards(assignment.input['word'] ?? '') };
  await submitAnswer(member.api, assignment.id, answer);
  if (batch === words) done += 1;
  return assignment.local;
}

describe('a partition with two groups, one of which feeds another partition too', () => {
  it('keeps a stock for each, which fills with its own kind', async () => {
    for (let turn = 0; turn < 8; turn += 1) {
      await Promise.all([doOne(painter, pictures), doOne(writer, words)]);
    }
    await waitUntil('each group has most of its own kind', async () => {
      const repositories = await readRepositories();
      const stockOf = (id: string, category: string) =>
        repositories
          .find((one) => one.id === id)
          ?.categories.find((line) => line.category === category)?.stock ?? 0;
      return (
        stockOf('p1/pictures', 'images') > 2 * stockOf('p1/pictures', 'writing') &&
        stockOf('p1/words', 'writing') > 2 * stockOf('p1/words', 'images')
      );
    });
    expect((await readRepositories()).map(({ id, feeds }) => ({ id, feeds }))).toEqual([
      { id: 'p1/pictures', feeds: ['p1/pictures'] },
      { id: 'p1/words', feeds: ['p1/words', 'p2'] },
    ]);
  });

  it('feeds those of the other partition from the shared stock', async () => {
    await waitUntil('words lie near', async () => doOne(guest, words));
    for (let turn = 0; turn < 5; turn += 1) expect(await doOne(guest, words)).toBe(true);
    await waitUntil('its accepts are counted', async () => {
      const shared = (await readRepositories()).find(({ id }) => id === 'p1/words');
      return (shared?.lastHour.local ?? 0) >= 6;
    });
  });

  it('loses nothing when its process is killed while they work, and everything adds up', async () => {
    const working = Promise.allSettled(Array.from({ length: 12 }, () => doOne(guest, words)));
    await cluster.kill('performer-c');
    await working;
    await cluster.waitReady();
    await waitUntil('they go on', async () => doOne(guest, words));
    await waitUntil('nothing is under way', async () => {
      const { messages } = await readUnderWay(cluster);
      return messages === 0;
    });
    expect(await findViolations(cluster)).toEqual([]);
    const results = await listResults(words);
    expect(findTwice(results)).toEqual([]);
    expect(results.length).toBeGreaterThanOrEqual(done);
  });
});
