import type { GrantedLease } from '@exchange/cluster';
import { clockMarginSeconds } from '@exchange/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rollBatch } from '../src/domain/roll-batch.ts';
import { createType, openBatch, readBalance, readBatch, steer } from './flows.ts';
import { createBatch, publish, releasedMessage, renewLeases, upload } from './flows.ts';
import type { Requester, TestNode } from './support.ts';
import { costMinor, csvOf, openTestNode } from './support.ts';

describe('slots of a batch', () => {
  let node: TestNode;
  let requester: Requester;
  beforeAll(async () => {
    node = await openTestNode();
  });
  beforeEach(async () => {
    requester = await node.addRequester(100_000);
  });
  afterAll(() => node.close());

  const renew = (leases: Parameters<typeof renewLeases>[1]) => renewLeases(node, leases);
  const release = (leases: readonly GrantedLease[]) => releasedMessage(requester, leases);
  const afterEnd = (900 + clockMarginSeconds) * 1_000;

  it('are neither granted nor renewed while their batch is paused, and are called back', async () => {
    const { typeId, batchId } = await openBatch(node, requester, 3);
    const { leases } = await node.acquire({ typeId, slots: 2 });
    expect(await steer(requester, 'pauseBatch', batchId)).toBe('ChangeBatchSuccess');
    expect((await node.acquire({ typeId, slots: 1 })).shortages).toEqual([
      { typeId, reason: 'closed' },
    ]);
    expect((await renew(leases)).refused).toHaveLength(2);
    await node.runJob('roll-batches');
    const recalls = await node.partition.db.outbox.findMany({ where: { kind: 'lease.recalled' } });
    const recalled = recalls.map((row) => row.payload as { leaseIds: string[] });
    expect(recalls.at(-1)?.recipient).toBe('partition:p1');
    expect(recalled.at(-1)?.leaseIds).toEqual(leases.map((lease) => lease.leaseId).sort());
    await node.deliver([release(leases)]);
    await steer(requester, 'resumeBatch', batchId);
    await node.runJob('roll-batches');
    expect((await node.acquire({ typeId, slots: 5 })).leases).toHaveLength(3);
  });

  it('of an overdue batch are not granted until it is extended', async () => {
    const deadlineAt = new Date(node.clock.now().getTime() + 60_000).toISOString();
    const { typeId, batchId } = await openBatch(node, requester, 2, { batch: { deadlineAt } });
    await node.runJob('publish-task-info');
    expect(node.published.get(typeId)).toMatchObject({ availableSlots: 2, openTasks: 2 });
    node.clock.advance(60_000);
    expect((await node.acquire({ typeId, slots: 1 })).leases).toEqual([]);
    await node.runJob('shut-overdue');
    await node.runJob('roll-batches');
    await node.runJob('publish-task-info');
    expect(node.published.has(typeId)).toBe(false);
    const later = new Date(node.clock.now().getTime() + 60_000).toISOString();
    await requester.ask(
      `mutation ($input: ExtendBatchInput!) { extendBatch(input: $input) { __typename } }`,
      { input: { id: batchId, deadlineAt: later } },
    );
    await node.runJob('roll-batches');
    expect((await node.acquire({ typeId, slots: 5 })).leases).toHaveLength(2);
  });

  it('of a cancelled batch free their money, at once or when they come back', async () => {
    const before = await readBalance(requester);
    const { typeId, batchId } = await openBatch(node, requester, 5);
    const { leases } = await node.acquire({ typeId, slots: 3 });
    await steer(requester, 'cancelBatch', batchId);
    await node.runJob('roll-batches');
    expect(await readBatch(requester, batchId)).toMatchObject({
      status: 'CANCELLED',
      progress: { available: 0, leased: 3, cancelled: 2 },
      reserved: { minor: 3 * costMinor },
    });
    await node.deliver([release(leases.slice(0, 1)), node.submission(leases[1] as GrantedLease)]);
    node.clock.advance(afterEnd);
    await node.runJob('expire-leases');
    expect(await readBatch(requester, batchId)).toMatchObject({
      progress: { available: 0, leased: 0, cancelled: 4, done: 1 },
      reserved: { minor: costMinor },
    });
    node.clock.advance(3_600_000);
    await node.runJob('approve-due');
    expect(await readBalance(requester)).toEqual({
      available: before.available - costMinor,
      escrow: 0,
    });
  });

  it('open for publishing goes on where a crash stopped it', async () => {
    const typeId = await createType(requester);
    const batchId = await createBatch(requester, typeId);
    await upload(node, requester, batchId, csvOf(Array.from({ length: 25 }, (_, at) => `${at}`)));
    await publish(requester, batchId);
    expect(await rollBatch(node.services, node.partition, 10)).toBe(10);
    expect(await readBatch(requester, batchId)).toMatchObject({
      status: 'PUBLISHING',
      upload: { tasksPublished: 10 },
      reserved: { minor: 25 * costMinor },
    });
    expect((await node.acquire({ typeId, slots: 1 })).leases).toEqual([]);
    // Another process has nothing but the database to go on from.
    await rollBatch(node.services, node.partition, 10);
    await rollBatch(node.services, node.partition, 10);
    expect(await readBatch(requester, batchId)).toMatchObject({
      status: 'OPEN',
      upload: { tasksPublished: 25 },
      progress: { available: 25 },
    });
    expect(await rollBatch(node.services, node.partition, 10)).toBe(0);
  });

  it('of a batch cancelled in the middle of publishing are all withdrawn', async () => {
    const before = await readBalance(requester);
    const typeId = await createType(requester);
    const batchId = await createBatch(requester, typeId);
    await upload(node, requester, batchId, csvOf(Array.from({ length: 25 }, (_, at) => `${at}`)));
    await publish(requester, batchId);
    await rollBatch(node.services, node.partition, 10);
    await steer(requester, 'cancelBatch', batchId);
    await node.runJob('roll-batches');
    expect((await readBatch(requester, batchId)).progress).toMatchObject({ cancelled: 25 });
    expect(await readBalance(requester)).toEqual(before);
  });

  it('can be added, and open a completed batch again, once for each key', async () => {
    const { typeId, batchId } = await openBatch(node, requester, 2);
    const { leases } = await node.acquire({ typeId, slots: 2 });
    await node.deliver(leases.map((lease) => node.submission(lease)));
    node.clock.advance(3_600_000);
    await node.runJob('approve-due');
    expect((await readBatch(requester, batchId)).status).toBe('COMPLETED');
    const before = await readBalance(requester);
    const add = () =>
      requester.ask(
        `mutation ($input: AddAssignmentsInput!) { addAssignments(input: $input) {
          __typename ... on UserError { message } } }`,
        { input: { id: batchId, additional: 2, idempotencyKey: 'more-please' } },
      );
    const answers = await Promise.all([add(), add()]);
    await add();
    expect(answers).toEqual(
      Array(2).fill({ addAssignments: { __typename: 'AddAssignmentsSuccess' } }),
    );
    expect(await readBatch(requester, batchId)).toMatchObject({
      status: 'OPEN',
      progress: { wanted: 6, available: 4, done: 2 },
      reserved: { minor: 4 * costMinor },
    });
    expect((await readBalance(requester)).escrow).toBe(before.escrow + 4 * costMinor);
  });
});
