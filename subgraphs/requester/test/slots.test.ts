import type { GrantedLease } from '@exchange/cluster';
import { clockMarginSeconds } from '@exchange/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createType, decide, openBatch, readBalance, readBatch, steer } from './flows.ts';
import { createBatch, publish, releasedMessage, renewLeases, upload } from './flows.ts';
import type { Requester, TestNode } from './support.ts';
import { callNode, csvOf, openTestNode } from './support.ts';

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

  const renew = (leases: Parameters<typeof renewLeases>[1]) => renewLeases(node, leases);
  const release = (leases: readonly GrantedLease[]) => releasedMessage(requester, leases);
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

  it('without an end that a requester brought along are named where they live now', async () => {
    const { typeId, batchId } = await openBatch(node, requester, 4);
    const ask = () =>
      node.acquire({ typeId, slots: 2, grantId: `brought-${batchId}`, kind: 'unlimited' });
    const { leases } = await ask();
    // At the new home nobody has asked under this id yet: its mark stays with the old partition.
    await node.partition.db.inbox.deleteMany({
      where: { messageId: `grant:p1:brought-${batchId}` },
    });
    const idsOf = (some: readonly GrantedLease[]) => some.map(({ leaseId }) => leaseId).sort();
    expect(idsOf((await ask()).leases)).toEqual(idsOf(leases));
    expect((await readBatch(requester, batchId)).progress).toMatchObject({ leased: 2 });
    await node.deliver([release(leases)]);
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

  it('come with no more input than a call takes, and the rest with the next call', async () => {
    const { typeId, batchId } = await openBatch(node, requester, 4);
    await node.partition.query(
      {
        name: 'test-long-inputs',
        text: `update tasks set input = jsonb_build_object('sentence', repeat('é', 1500000))
                where batch_id = $1`,
      },
      [batchId],
    );
    const first = await node.acquire({ typeId, slots: 4 });
    expect(first.leases).toHaveLength(2);
    expect(first.shortages).toEqual([]);
    expect((await node.acquire({ typeId, slots: 4 })).leases).toHaveLength(2);
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

  it('come back by force from a holder that is gone, also those without an end, and from no other', async () => {
    const { typeId, batchId } = await openBatch(node, requester, 6);
    const { leases } = await node.acquire({ typeId, slots: 3, kind: 'unlimited', holder: 'p8' });
    await node.acquire({ typeId, slots: 1, holder: 'p8/words' });
    await node.acquire({ typeId, slots: 1, holder: 'p81' });
    const end = (holder: string, tell = true) =>
      callNode(node.module, 'endLeases', { partitionId: 'r1', holder, tell });
    expect(await end('p8/words', false)).toEqual({ leases: 1, slots: 1 });
    expect(await end('p8')).toEqual({ leases: 3, slots: 3 });
    expect(await end('p8')).toEqual({ leases: 0, slots: 0 });
    const told = await node.partition.query<{ to: string; leases: number }>(
      {
        name: 'test-told-holders',
        text: `select recipient as "to", jsonb_array_length(payload -> 'leaseIds') as leases
                 from outbox where kind = 'lease.recalled' and payload::text like '%' || $1 || '%'`,
      },
      [leases[0]?.leaseId],
    );
    expect(told).toEqual([{ to: 'partition:p8', leases: 3 }]);

    // Not before the margin for clock difference has passed.
    await node.runJob('expire-leases');
    expect((await readBatch(requester, batchId)).progress).toMatchObject({ leased: 5 });
    node.clock.advance(clockMarginSeconds * 1_000);
    await node.runJob('expire-leases');
    const progress = (await readBatch(requester, batchId)).progress;
    expect(progress).toMatchObject({ available: 5, leased: 1 });

    const [lease] = leases;
    if (lease === undefined) throw new Error('Nothing was granted.');
    await node.deliver([node.submission(lease)]);
    expect((await readBatch(requester, batchId)).progress).toMatchObject({
      ...{ available: 4, leased: 1, done: 1 },
    });
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
});
