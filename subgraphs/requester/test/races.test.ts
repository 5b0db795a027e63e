import { openRequesterPartition } from '@exchange/partitions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acquireSlots } from '../src/domain/acquire-slots.ts';
import { approveDue } from '../src/domain/approve-due.ts';
import { ChangedTopics } from '../src/domain/changed-topics.ts';
import { decideSubmissions } from '../src/domain/decide-submissions.ts';
import { deliverMessages } from '../src/domain/deliver-messages.ts';
import { openBatch, readBalance, readBatch, steer } from './flows.ts';
import type { Requester, TestNode } from './support.ts';
import { costMinor, openTestNode } from './support.ts';

describe('two connections', () => {
  let node: TestNode;
  let requester: Requester;
  let other: ReturnType<typeof openRequesterPartition>;
  beforeAll(async () => {
    node = await openTestNode();
    other = openRequesterPartition({ id: 'r1', url: node.partition.url, clock: node.clock });
    requester = await node.addRequester(10_000_000);
  });
  afterAll(async () => {
    await other.close();
    await node.close();
  });

  it('racing for the last slot: one wins, 1,000 times of 1,000', { timeout: 90_000 }, async () => {
    const rounds = 1_000;
    const { typeId, batchId } = await openBatch(node, requester, rounds);
    const tasks = await node.partition.db.task.findMany({ where: { batchId } });
    let wins = 0;
    for (const [round, { id: taskId }] of tasks.entries()) {
      const ask = (partition: typeof other, holder: string) =>
        acquireSlots(partition, node.clock, {
          partitionId: 'r1',
          holder,
          grantId: `${holder}-${round}`,
          kind: round % 2 === 0 ? 'exclusive' : 'temporary',
          performerKey: null,
          leaseSeconds: 600,
          wants: [{ typeId, slots: 1, taskId, excludeTaskIds: [] }],
        });
      const grants = await Promise.all([ask(node.partition, 'p1'), ask(other, 'p2')]);
      if (grants.flatMap((grant) => grant.leases).length === 1) wins += 1;
    }
    expect(wins).toBe(rounds);
    expect((await readBatch(requester, batchId)).progress).toMatchObject({
      available: 0,
      leased: rounds,
    });
  });

  it('asking for tasks of one type share them without waiting or overlap', async () => {
    const { typeId } = await openBatch(node, requester, 200);
    const ask = (partition: typeof other, round: number) =>
      acquireSlots(partition, node.clock, {
        partitionId: 'r1',
        holder: 'p1',
        grantId: `share-${round}`,
        kind: 'exclusive',
        performerKey: null,
        leaseSeconds: 600,
        wants: [{ typeId, slots: 10, taskId: null, excludeTaskIds: [] }],
      });
    const grants = await Promise.all(
      Array.from({ length: 20 }, (_, round) => ask(round % 2 ? other : node.partition, round)),
    );
    const tasks = grants.flatMap((grant) => grant.leases.map((lease) => lease.taskId));
    expect(new Set(tasks).size).toBe(tasks.length);
    expect(tasks).toHaveLength(200);
  });

  it('delivering the same work and approving it twice have one effect', async () => {
    const { typeId, batchId } = await openBatch(node, requester, 40);
    const { leases } = await node.acquire({ typeId, slots: 40 });
    const messages = leases.map((lease, index) => ({
      id: `twice-${index}`,
      ...node.submission(lease),
    }));
    await Promise.all([
      deliverMessages(node.services, node.partition, messages),
      deliverMessages(node.services, other, messages.toReversed()),
    ]);
    const { progress, submissions } = await readBatch(requester, batchId);
    expect(progress).toMatchObject({ done: 40, toReview: 40, leased: 0 });

    const before = await readBalance(requester);
    const ids = submissions.edges.map((edge) => edge.node.id);
    node.clock.advance(3_600_000);
    const approve = (partition: typeof other, own: readonly string[]) =>
      partition.transact((tx) =>
        decideSubmissions(
          tx,
          {
            ids: own,
            verdict: 'approved',
            by: 'requester',
            feedback: null,
            overrideRejection: false,
            ownerKey: requester.key,
          },
          new ChangedTopics(),
        ),
      );
    await Promise.all([
      approve(node.partition, ids),
      approve(other, ids.toReversed()),
      approveDue(node.services, other),
    ]);
    expect(await readBalance(requester)).toEqual({
      available: before.available,
      escrow: before.escrow - 40 * costMinor,
    });
    const paid = await node.partition.db.ledgerTransfer.count({
      where: { kind: 'approve', reference: { in: ids } },
    });
    expect(paid).toBe(40);
    expect(await readBatch(requester, batchId)).toMatchObject({
      status: 'COMPLETED',
      spent: { minor: 40 * costMinor },
    });
  });

  it('never grant anything of a batch after its pause was answered', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { typeId, batchId } = await openBatch(node, requester, 6);
      let paused = false;
      let late = 0;
      const grantOn = async () => {
        for (let turn = 0; turn < 6; turn += 1) {
          const begunAfter = paused;
          const { leases } = await acquireSlots(other, node.clock, {
            partitionId: 'r1',
            holder: 'p1',
            grantId: `pause-${round}-${turn}`,
            kind: 'exclusive',
            performerKey: null,
            leaseSeconds: 600,
            wants: [{ typeId, slots: 1, taskId: null, excludeTaskIds: [] }],
          });
          if (begunAfter) late += leases.length;
        }
      };
      await Promise.all([
        steer(requester, 'pauseBatch', batchId).then(() => (paused = true)),
        grantOn(),
      ]);
      expect(late).toBe(0);
      const { progress } = await readBatch(requester, batchId);
      const leased = await node.partition.db.lease.count({ where: { batchId } });
      expect(progress['leased']).toBe(leased);
    }
  });
});
