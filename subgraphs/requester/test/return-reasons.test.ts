import { newId, newOwnerKey } from '@exchange/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBatch } from './flows.ts';
import { openTestNode, type Requester, type TestNode } from './support.ts';

describe('why tasks were given back', () => {
  let node: TestNode;
  let requester: Requester;
  beforeAll(async () => {
    node = await openTestNode();
    requester = await node.addRequester(10_000);
  });
  afterAll(() => node.close());

  async function open() {
    const { typeId, batchId } = await openBatch(node, requester, 2);
    const { leases } = await node.acquire({ typeId, slots: 2 });
    const taskIds = leases.map(({ taskId }) => taskId);
    return { batchId, taskIds };
  }

  function returned(taskId: string | undefined, reason: string) {
    const performerKey = newOwnerKey('performer', node.random);
    const assignmentId = newId('assignment', performerKey, node.clock);
    return {
      to: requester.key,
      kind: 'assignment.returned',
      payload: { assignmentId, performerKey, taskId, reason },
    };
  }

  async function reasonsOf(batchId: string) {
    const { batch } = await requester.ask<{ batch: { returnReasons: unknown } }>(
      `query ($id: ID!) { batch(id: $id) { returnReasons { reason count } } }`,
      { id: batchId },
    );
    return batch.returnReasons;
  }

  it('is counted by batch and reason, each message once, and told to open pages', async () => {
    const one = await open();
    const other = await open();
    expect(await reasonsOf(one.batchId)).toEqual([]);
    const twice = { ...returned(one.taskIds[0], 'unclear'), id: 'returned-twice' };
    node.changes.length = 0;
    await node.deliver([
      twice,
      twice,
      returned(one.taskIds[1], 'broken'),
      returned(other.taskIds[0], 'not_for_me'),
    ]);
    await node.deliver([twice, returned(one.taskIds[1], 'broken')]);
    expect(await reasonsOf(one.batchId)).toEqual([
      { reason: 'BROKEN', count: 2 },
      { reason: 'UNCLEAR', count: 1 },
    ]);
    expect(await reasonsOf(other.batchId)).toEqual([{ reason: 'NOT_FOR_ME', count: 1 }]);
    expect(node.changes.flatMap(({ topics }) => topics)).toContain(`batch:${one.batchId}`);
  });

  it('is refused when it is none that can be chosen, or of a task of somebody else', async () => {
    const { batchId, taskIds } = await open();
    const stranger = await node.addRequester();
    const foreign = { ...returned(taskIds[0], 'broken'), to: stranger.key };
    const { failed } = await node.deliver([returned(taskIds[0], 'rude words'), foreign]);
    expect(failed.map(({ error }) => error)).toEqual([
      'The reason cannot be read.',
      'The task does not belong to the recipient.',
    ]);
    expect(await reasonsOf(batchId)).toEqual([]);
  });

  it('is not taken from a node where the performer does not live', async () => {
    const { batchId, taskIds } = await open();
    const report = await node.deliver([returned(taskIds[0], 'broken')], 'node-of-p2');
    expect(report.failed[0]?.error).toMatch(/^FORBIDDEN/);
    expect(await reasonsOf(batchId)).toEqual([]);
  });
});
