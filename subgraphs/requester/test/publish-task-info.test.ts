import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createTaskInfoPublisher } from '../src/domain/publish-task-info.ts';
import { BatchChanges } from '../src/domain/batch-changes.ts';
import { changeBatches } from '../src/store/change-batches.ts';
import { markTypesDirty } from '../src/store/mark-types-dirty.ts';
import { openBatch } from './flows.ts';
import { openTestNode, type TestNode } from './support.ts';

let node: TestNode;
beforeAll(async () => {
  node = await openTestNode();
});
afterAll(() => node.close());

const setAway = {
  name: 'test-set-away',
  text: `insert into away_owners (owner_key, move_id, state, since) values ($1, 'move', $2, now())`,
};

it('a change is published although nothing could be written when it was first tried', async () => {
  const requester = await node.addRequester(100_000);
  const { typeId } = await openBatch(node, requester, 5);
  let isAway = false;
  const gone = () => Promise.reject(new Error('The database is away.'));
  const directory = {
    publishTaskInfo: (...call: Parameters<typeof node.services.directory.publishTaskInfo>) =>
      isAway ? gone() : node.services.directory.publishTaskInfo(...call),
  };
  const partition = {
    ...node.partition,
    transact: (...call: Parameters<typeof node.partition.transact>) =>
      isAway ? gone() : node.partition.transact(...call),
  } as typeof node.partition;
  const publish = createTaskInfoPublisher({ clock: node.clock, directory }, partition);
  await publish();
  expect(node.published.get(typeId)).toMatchObject({ availableSlots: 5 });

  await node.acquire({ typeId, slots: 2 });
  isAway = true;
  await expect(publish()).rejects.toThrow('away');
  isAway = false;
  await publish();
  expect(node.published.get(typeId)).toMatchObject({ availableSlots: 3 });
});

it('a change that was under way when its mark was taken off is published when it has ended', async () => {
  const requester = await node.addRequester(100_000);
  const { typeId, batchId } = await openBatch(node, requester, 5);
  const publish = createTaskInfoPublisher(node.services, node.partition);
  const marked = Promise.withResolvers<undefined>();
  const mayEnd = Promise.withResolvers<undefined>();
  const changing = node.partition.transact(async (tx) => {
    const changes = new BatchChanges();
    changes.add(batchId, { wanted: 2, available: 2 });
    await changeBatches(tx, changes.list());
    await markTypesDirty(tx, [typeId]);
    marked.resolve(undefined);
    await mayEnd.promise;
  });
  await marked.promise;
  await publish();
  expect(node.published.get(typeId)).toMatchObject({ availableSlots: 5 });
  await publish();
  mayEnd.resolve(undefined);
  await changing;
  await vi.waitFor(async () => {
    await publish();
    expect(node.published.get(typeId)).toMatchObject({ availableSlots: 7 });
  }, 10_000);
});

it('a new process publishes what the last took up in vain, also of a user whose writes wait', async () => {
  const requester = await node.addRequester(100_000);
  const { typeId } = await openBatch(node, requester, 4);
  await node.partition.db.taskType.update({ where: { id: typeId }, data: { infoDirty: false } });
  await node.partition.query(setAway, [requester.key, 'blocked']);
  await createTaskInfoPublisher(node.services, node.partition)();
  expect(node.published.get(typeId)).toMatchObject({ availableSlots: 4 });
});

it('leases in the copy of a user who lives elsewhere are not listed as granted here', async () => {
  const requester = await node.addRequester(100_000);
  const { typeId } = await openBatch(node, requester, 3);
  const { leases } = await node.acquire({ typeId, slots: 3 });
  const listed = async () => {
    const call = { partitionId: 'r1', first: 500 };
    const answer = await node.module.handlers.listLeases?.(call, {
      requestId: 'r',
      caller: 'test',
    });
    return answer?.leases.filter(({ id }) => leases.some(({ leaseId }) => leaseId === id)).length;
  };
  const copiesOf = async (id: string) => {
    const call = { partitionId: 'r1', id };
    const answer = await node.module.handlers.follow?.(call, { requestId: 'r', caller: 'test' });
    return answer?.findings.flatMap(({ facts }) => facts.filter(({ name }) => name === 'copy'));
  };
  const id = leases[0]?.leaseId ?? '';
  expect([await listed(), await copiesOf(id)]).toEqual([3, []]);
  await node.partition.query(setAway, [requester.key, 'left']);
  expect([await listed(), await copiesOf(id)]).toEqual([
    0,
    [{ name: 'copy', value: 'old, its owner has moved' }],
  ]);
});
