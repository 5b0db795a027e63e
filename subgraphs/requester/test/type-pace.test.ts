import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createBatch, createType, publish, steer, upload } from './flows.ts';
import type { Requester, TestNode } from './support.ts';
import { codeOf, csvOf, openTestNode } from './support.ts';

const hour = 3_600;

describe('the time that answers to a type take', () => {
  let node: TestNode;
  let requester: Requester;
  let typeId = '';
  beforeAll(async () => {
    node = await openTestNode();
  });
  beforeEach(async () => {
    requester = await node.addRequester(10_000);
    typeId = await createType(requester);
  });
  afterAll(() => node.close());

  async function openTasks(count: number, deadline?: string): Promise<string> {
    const batchId = await createBatch(requester, typeId, { deadlineAt: deadline });
    const rows = Array.from({ length: count }, (_, index) => `sentence ${index}`);
    await upload(node, requester, batchId, csvOf(rows));
    await publish(requester, batchId);
    await node.runJob('roll-batches');
    return batchId;
  }

  async function answer(count: number): Promise<void> {
    const { leases } = await node.acquire({ typeId, slots: count });
    await node.deliver(leases.map((lease) => node.submission(lease)));
  }

  async function expected(answers: number) {
    const { taskType } = await requester.ask<{ taskType: { expectedDuration: unknown } }>(
      `query ($id: ID!, $answers: Int!) { taskType(id: $id) {
        expectedDuration(answers: $answers) { seconds basedOn } } }`,
      { id: typeId, answers },
    );
    return taskType.expectedDuration;
  }

  it('is not known before the first one', async () => {
    expect(await expected(10)).toBeNull();
    await openTasks(3);
    node.clock.advance(hour * 1_000);
    expect(await expected(10)).toBeNull();
  });

  it('follows from those that came in while it was open, several batches at a time once', async () => {
    await openTasks(4);
    await openTasks(4);
    node.clock.advance(hour * 1_000);
    await answer(4);
    node.clock.advance(hour * 1_000);
    expect(await expected(10)).toEqual({ seconds: 5 * hour, basedOn: 4 });
  });

  it('leaves out the times in which nothing was open', async () => {
    const batchId = await openTasks(4);
    node.clock.advance(hour * 1_000 - 60_000);
    await answer(2);
    node.clock.advance(60_000);
    expect(await steer(requester, 'cancelBatch', batchId)).toBe('ChangeBatchSuccess');
    node.clock.advance(24 * hour * 1_000);
    expect(await expected(2)).toEqual({ seconds: hour, basedOn: 2 });
  });

  it('forgets what is older than seven days', async () => {
    await openTasks(4);
    await answer(2);
    node.clock.advance(8 * 24 * hour * 1_000);
    expect(await expected(2)).toBeNull();
  });

  it('counts no time after the deadline', async () => {
    const deadline = new Date(node.clock.now().getTime() + 2 * hour * 1_000).toISOString();
    await openTasks(4, deadline);
    node.clock.advance(hour * 1_000);
    await answer(2);
    node.clock.advance(5 * hour * 1_000);
    expect(await expected(2)).toEqual({ seconds: 2 * hour, basedOn: 2 });
  });

  it('is told for numbers of answers that somebody may want', async () => {
    for (const answers of [0, 10_000_001]) {
      const source = `{ taskType(id: "${typeId}") { expectedDuration(answers: ${answers}) { seconds } } }`;
      expect(codeOf(await node.execute(requester.viewer, source))).toBe('BAD_USER_INPUT');
    }
    await openTasks(1);
    node.clock.advance(hour * 1_000);
    await answer(1);
    expect(await expected(10_000_000)).toMatchObject({ basedOn: 1 });
  });
});
