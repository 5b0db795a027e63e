import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UnexpectedOutcome } from '../scripts/lib/api-outcome.ts';
import { acceptTask, submitAnswer } from '../scripts/lib/api-performer.ts';
import { readBatch } from '../scripts/lib/api-requester.ts';
import { startCluster, type RunningCluster } from '../scripts/lib/start-cluster.ts';
import { findViolations, readUnderWay } from './lib/databases.ts';
import { addMembersOnEveryNode, type Member } from './lib/people.ts';
import { waitUntil } from './lib/wait-until.ts';
import { backwards, postType, postWords, type PostedBatch } from './lib/work.ts';

/** Leases that end while the test watches. */
const leaseSeconds = 12;

let cluster: RunningCluster;
let requester: Member;
let performers: Member[] = [];
let batch: PostedBatch;

beforeAll(async () => {
  cluster = await startCluster({
    overrides: {
      supply: {
        leaseSeconds,
        maintenanceSeconds: 1,
      },
    },
  });
  const requesters = await addMembersOnEveryNode(cluster, 'REQUESTER', 1);
  const [first] = requesters;
  if (first === undefined) throw new Error('there is no requester');
  requester = first;
  performers = await addMembersOnEveryNode(cluster, 'PERFORMER', 2);
  batch = await postWords(await postType(requester, 9), 'cut-off', 150, 2);
});

afterAll(async () => {
  await cluster.stop();
});

/** Takes a task and hands it in; says where it came from. */
async function doOne(performer: Member): Promise<'local' | 'remote' | 'none'> {
  const assignment = await acceptTask(performer.api, batch.typeId);
  if (assignment === null) return 'none';
  const word = assignment.input['word'] ?? '';
  await submitAnswer(performer.api, assignment.id, { backwards: backwards(word) });
  return assignment.local ? 'local' : 'remote';
}

/** Stops or continues every node that serves requesters: calls to them hang. */
function signalRequesters(signal: 'SIGSTOP' | 'SIGCONT'): void {
  for (const { name, pid } of cluster.state().processes) {
    if (name.startsWith('requester') && pid !== null) process.kill(pid, signal);
  }
}

async function tryOne(performer: Member): Promise<string> {
  try {
    return await doOne(performer);
  } catch (error) {
    if (error instanceof UnexpectedOutcome) return error.outcome.__typename;
    throw error;
  }
}

describe('performer nodes that are cut off from all requester nodes', () => {
  beforeAll(async () => {
    for (const performer of performers) {
      await waitUntil('work lies near', async () => (await doOne(performer)) === 'local');
    }
    signalRequesters('SIGSTOP');
  });

  it('go on with the stock they hold, and say so when its leases have ended', async () => {
    for (const performer of performers) {
      for (let turn = 0; turn < 3; turn += 1) expect(await doOne(performer)).toBe('local');
    }
    for (const performer of performers) {
      await waitUntil(
        'the leases end',
        async () => (await tryOne(performer)) === 'RequesterUnreachable',
        (leaseSeconds + 30) * 1_000,
      );
    }
  });

  it('settle everything when the connection is back', async () => {
    signalRequesters('SIGCONT');
    await waitUntil(
      'all that can be taken is done',
      async () => {
        for (const performer of performers) await tryOne(performer);
        const { progress } = await readBatch(requester.api, batch.batchId);
        // A node that hung may have granted a slot to an accept that had been given up: it comes back
        // when that lease ends, which is later than a test can wait.
        const forNobody = batch.wanted - progress.done;
        return progress.leased === forNobody && forNobody <= performers.length;
      },
      90_000,
    );
    await waitUntil('nothing is under way', async () => {
      const { messages } = await readUnderWay(cluster);
      return messages === 0;
    });
    expect(await findViolations(cluster)).toEqual([]);
  });
});
