import { exampleForms } from '@exchange/tasks/examples';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createBatch,
  createType,
  decide,
  openBatch,
  publish,
  readBalance,
  readBatch,
  steer,
  upload,
} from './flows.ts';
import type { TestNode } from './support.ts';
import { costMinor, csvOf, openTestNode } from './support.ts';

describe('a batch from upload to completion', () => {
  let node: TestNode;
  beforeAll(async () => {
    node = await openTestNode();
  });
  afterAll(() => node.close());

  it('is published, leased, delivered, approved and complete, with the money where it belongs', async () => {
    const requester = await node.addRequester(1_000);
    const { typeId, batchId } = await openBatch(node, requester, 3);
    expect(await readBalance(requester)).toEqual({ available: 1_000 - 36, escrow: 36 });
    expect(await readBatch(requester, batchId)).toMatchObject({
      status: 'OPEN',
      upload: { tasks: 3, tasksPublished: 3 },
      progress: { wanted: 3, available: 3 },
    });

    const { leases, types, shortages } = await node.acquire({ typeId, slots: 5 });
    expect(types).toMatchObject([{ typeId, requesterName: 'Lake Survey' }]);
    expect(leases.map((lease) => lease.input)).toEqual([
      { sentence: 'sentence 0' },
      { sentence: 'sentence 1' },
      { sentence: 'sentence 2' },
    ]);
    expect(shortages).toEqual([{ typeId, reason: 'none-left' }]);
    expect((await readBatch(requester, batchId)).progress).toMatchObject({
      available: 0,
      leased: 3,
    });

    const report = await node.deliver(leases.map((lease) => node.submission(lease)));
    expect(report.failed).toEqual([]);
    const delivered = await readBatch(requester, batchId);
    expect(delivered.progress).toMatchObject({ leased: 0, done: 3, toReview: 3 });

    const { data: counted } = await node.execute(
      requester.viewer,
      '{ batchCounts { status count toReview } }',
    );
    expect(counted).toEqual({ batchCounts: [{ status: 'OPEN', count: 1, toReview: 1 }] });

    const ids = delivered.submissions.edges.map((edge) => edge.node.id);
    expect(await decide(requester, 'approve', ids.slice(0, 2))).toMatchObject({ changed: 2 });
    expect(await decide(requester, 'reject', ids.slice(2))).toMatchObject({ changed: 1 });
    expect(await readBatch(requester, batchId)).toMatchObject({
      status: 'COMPLETED',
      progress: { approved: 2, rejected: 1, toReview: 0 },
      spent: { minor: 2 * costMinor },
      reserved: { minor: 0 },
    });
    expect(await readBalance(requester)).toEqual({ available: 1_000 - 24, escrow: 0 });
    const outbox = await node.partition.db.outbox.findMany({
      where: { kind: 'assignment.decided' },
    });
    expect(outbox).toHaveLength(3);
  });

  it('is not published when its type was changed to use what the file does not have', async () => {
    const requester = await node.addRequester(1_000);
    const typeId = await createType(requester);
    const batchId = await createBatch(requester, typeId);
    await upload(node, requester, batchId, 'sentence\nOne');
    const company = exampleForms.find(({ id }) => id === 'company');
    await node.partition.db.taskType.update({
      where: { id: typeId },
      data: { form: JSON.parse(JSON.stringify(company?.form)) },
    });
    const published = await publish(requester, batchId);
    expect(published).toMatchObject({ __typename: 'InvalidInput' });
    expect(published.message).toContain('{{company}}');
    expect(await readBalance(requester)).toEqual({ available: 1_000, escrow: 0 });
    await upload(node, requester, batchId, 'company,website\nOne,https://one.example.com/');
    expect(await publish(requester, batchId)).toMatchObject({ __typename: 'PublishBatchSuccess' });
  });

  it('is in no list once it is discarded as a draft, unlike one that was cancelled', async () => {
    const requester = await node.addRequester(1_000);
    const { typeId, batchId } = await openBatch(node, requester, 1);
    const draftId = await createBatch(requester, await createType(requester));
    await upload(node, requester, draftId, csvOf(['a', 'b']));
    for (const id of [batchId, draftId]) await steer(requester, 'cancelBatch', id);
    await node.runJob('roll-batches');
    expect((await readBatch(requester, draftId)).status).toBe('CANCELLED');
    const { data } = await node.execute(
      requester.viewer,
      '{ batchCounts { status count } batches { edges { node { id type { id } } } } }',
    );
    expect(data).toEqual({
      batchCounts: [{ status: 'CANCELLED', count: 1 }],
      batches: { edges: [{ node: { id: batchId, type: { id: typeId } } }] },
    });
  });
});
