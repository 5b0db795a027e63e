import type { GrantedLease } from '@exchange/cluster';
import { clockMarginSeconds } from '@exchange/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rollBatch } from '../src/domain/roll-batch.ts';
import { createType, decide, openBatch, readBalance, readBatch, steer } from './flows.ts';
import { createBatch, publish, upload } from './flows.ts';
import type { Requester, TestNode } from './support.ts';
import { callNode, costMinor, csvOf, openTestNode } from './support.ts';

describe('slots', () => {
  let node: TestNode;
  let requester: Requester;
  beforeAll(async () => {
    node = await openTestNode();
  });
  beforeEach(async () => {
    requester = await node.addRequester(100_000);
  });
  afterAll(() => node.close());

  const renew = (leases: readonly { leaseId: string; epoch: number }[]) =>
    callNode(node.module, 'renew', {
      partitionId: 'r1',
      holder: 'p1',
      leaseSeconds: 600,
      leases: leases.map(({ leaseId, epoch }) => ({ leaseId, epoch })),
    });
  const release = (leases: readonly GrantedLease[]) => ({
    to: requester.key,
    kind: 'lease.released',
    payload: {
      requesterKey: requester.key,
      leases: leases.map(({ leaseId, slots }) => ({ leaseId, slots })),
      reason: 'not-wanted',
    },
  });
  const afterEnd = (900 + clockMarginSeconds) * 1_000;

  it('come from as many different tasks as there are, then several of one', async () => {
    const { typeId } = await openBatch(node, requester, 2, { batch: { assignmentsWanted: 3 } });
    const { leases } = await node.acquire({ typeId, slots: 5 });
    expect(leases.map((lease) => lease.slots)).toEqual([3, 2]);
  });

  it('are offered by priority, then in the order of the file', async () => {
    const { typeId } = await openBatch(node, requester, 2);
    const urgent = await createBatch(requester, typeId, { priority: 5 });
    await upload(node, requester, urgent, csvOf(['urgent 1', 'urgent 2']));
    await publish(requester, urgent);
    await node.runJob('roll-batches');
    const { leases } = await node.acquire({ typeId, slots: 3 });
    expect(leases.map((lease) => lease.input['sentence'])).toEqual([
      'urgent 1',
      'urgent 2',
      'sentence 0',
    ]);
  });

  it('are granted once when a grant is asked for again', async () => {
    const { typeId, batchId } = await openBatch(node, requester, 4);
    const ask = () => node.acquire({ typeId, slots: 2, grantId: `again-${batchId}` });
    const [first, second] = await Promise.all([ask(), ask()]);
    expect(second.leases.map((lease) => lease.leaseId).sort()).toEqual(
      first.leases.map((lease) => lease.leaseId).sort(),
    );
    expect((await readBatch(requester, batchId)).progress).toMatchObject({ leased: 2 });
  });

  it('of a batch that was paused since are named again, so that their holder can send them back', async () => {
    const { typeId, batchId } = await openBatch(node, requester, 2);
    const ask = () => node.acquire({ typeId, slots: 2, grantId: `late-${batchId}` });
    const { leases } = await ask();
    expect(leases).toHaveLength(2);
    await steer(requester, 'pauseBatch', batchId);
    expect((await ask()).leases).toHaveLength(2);
    await node.deliver([release(leases)]);
  });

  it('of a grant that was answered are not granted again, however late it is asked for', async () => {
    const { typeId, batchId } = await openBatch(node, requester, 4);
    const ask = () => node.acquire({ typeId, slots: 2, grantId: `used-up-${batchId}` });
    await node.deliver([release((await ask()).leases)]);
    expect((await ask()).leases).toEqual([]);
    expect((await readBatch(requester, batchId)).progress).toMatchObject({ leased: 0 });
  });

  it('are not granted to somebody who has done the task, nor of excluded tasks', async () => {
    const { typeId } = await openBatch(node, requester, 1, { batch: { assignmentsWanted: 3 } });
    const { leases } = await node.acquire({ typeId, slots: 1 });
    const [lease] = leases;
    if (lease === undefined) throw new Error('Nothing was granted.');
    const performerKey = 'p0123456789ab';
    await node.deliver([node.submission(lease, { performerKey })]);
    const again = await node.acquire({ typeId, slots: 1, kind: 'temporary', performerKey });
    expect(again.leases).toEqual([]);
    const wants = [{ typeId, slots: 1, taskId: null, excludeTaskIds: [lease.taskId] }];
    expect((await node.acquire({ typeId, slots: 1, wants })).leases).toEqual([]);
    const one = [{ typeId, slots: 1, taskId: lease.taskId, excludeTaskIds: [] }];
    const another = { typeId, slots: 1, wants: one, performerKey: 'p0123456789ac' };
    expect((await node.acquire({ ...another, kind: 'temporary' })).leases).toHaveLength(1);
  });

  it('say why fewer came than were wanted', async () => {
    const closed = await createType(requester);
    const { typeId } = await openBatch(node, requester, 1);
    const wants = [typeId, closed, 'type_x'].map((id) => ({
      typeId: id,
      slots: 2,
      taskId: null,
      excludeTaskIds: [],
    }));
    const { shortages } = await node.acquire({ typeId, slots: 1, wants });
    expect(shortages.map((shortage) => shortage.reason)).toEqual([
      'none-left',
      'closed',
      'unknown',
    ]);
  });

  it('are renewed with a new epoch while they run, also when an answer was lost', async () => {
    const { typeId } = await openBatch(node, requester, 2);
    const { leases } = await node.acquire({ typeId, slots: 2 });
    node.clock.advance(300_000);
    const first = await renew(leases);
    expect(first.renewed.map((lease) => lease.epoch)).toEqual([2, 2]);
    expect((await renew(leases)).renewed.map((lease) => lease.epoch)).toEqual([2, 2]);
    expect((await renew(first.renewed)).renewed.map((lease) => lease.epoch)).toEqual([3, 3]);
    expect((await renew(leases)).refused).toHaveLength(2);
    node.clock.advance(900_000);
    expect((await renew(leases.map((lease) => ({ ...lease, epoch: 3 })))).refused).toHaveLength(2);
  });

  it('go back once when their lease has ended and the margin has passed', async () => {
    const { typeId, batchId } = await openBatch(node, requester, 2);
    const { leases } = await node.acquire({ typeId, slots: 2 });
    node.clock.advance(900_000);
    await node.runJob('expire-leases');
    expect((await readBatch(requester, batchId)).progress).toMatchObject({ leased: 2 });
    node.clock.advance(clockMarginSeconds * 1_000);
    expect(await node.runJob('expire-leases')).toBe(2);
    expect(await node.runJob('expire-leases')).toBe(0);
    await node.deliver([release(leases)]);
    expect((await readBatch(requester, batchId)).progress).toMatchObject({
      available: 2,
      leased: 0,
    });
  });

  it('are used by late work while nobody else has them, and else the work is surplus', async () => {
    const { typeId, batchId } = await openBatch(node, requester, 2);
    const { leases } = await node.acquire({ typeId, slots: 2 });
    node.clock.advance(afterEnd);
    await node.runJob('expire-leases');
    await node.acquire({ typeId, slots: 1 });
    await node.deliver(leases.map((lease) => node.submission(lease)));
    const { progress, submissions } = await readBatch(requester, batchId);
    expect(progress).toMatchObject({ available: 0, leased: 1, done: 1, surplus: 1, toReview: 2 });

    const before = await readBalance(requester);
    const surplus = submissions.edges.filter((edge) => edge.node.surplus);
    await decide(
      requester,
      'approve',
      surplus.map((edge) => edge.node.id),
    );
    expect(await readBalance(requester)).toEqual(before);
    const [house] = await node.partition.db.ledgerAccount.findMany({
      where: { id: 'house:surplus' },
    });
    expect(Number(house?.balance)).toBe(-10);
  });

  it('take in a submission once, however often it is delivered', async () => {
    const { typeId, batchId } = await openBatch(node, requester, 1, {
      batch: { assignmentsWanted: 2 },
    });
    const { leases } = await node.acquire({ typeId, slots: 2 });
    const [lease] = leases;
    if (lease === undefined) throw new Error('Nothing was granted.');
    const message = node.submission(lease, { id: `once-${batchId}` });
    const reports = await Promise.all([
      node.deliver([message, message]),
      node.deliver([message]),
      node.deliver([{ ...message, id: `other-${batchId}` }]),
    ]);
    expect(reports.flatMap((report) => report.failed)).toEqual([]);
    expect((await readBatch(requester, batchId)).progress).toMatchObject({ leased: 1, done: 1 });
  });

  it('refuse what cannot be read and take in the rest', async () => {
    const { typeId } = await openBatch(node, requester, 1);
    const { leases } = await node.acquire({ typeId, slots: 1 });
    const [lease] = leases;
    if (lease === undefined) throw new Error('Nothing was granted.');
    const unknown = { ...lease, taskId: lease.taskId.replace(/.{6}$/, '000000') };
    node.elsewhere.add('r000000000000');
    const report = await node.deliver([
      { to: requester.key, kind: 'submission.delivered', payload: { taskId: 5 } },
      { to: requester.key, kind: 'news', payload: {} },
      { to: 'r000000000000', kind: 'lease.released', payload: {} },
      node.submission(unknown),
      node.submission(lease),
    ]);
    expect(report.failed.map((failure) => failure.retryable)).toEqual([false, false, true, false]);
    expect(report.delivered).toHaveLength(1);
  });

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
