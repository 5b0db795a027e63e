import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ProcedureOutput } from '@exchange/cluster';
import { createGrantRoom } from '../src/domain/grant-room.ts';
import { findGrantable } from '../src/store/find-grantable.ts';
import { createBatch, createType, openBatch, publish, upload } from './flows.ts';
import { openTestNode, type Requester, type TestNode } from './support.ts';

const megabyte = 1024 * 1024;
let node: TestNode;
let owner: Requester;
beforeAll(async () => {
  node = await openTestNode();
  owner = await node.addRequester(1_000_000);
});
afterAll(() => node.close());

/** Types with one task each, whose terms are as large as they may be. */
async function openLargeTypes(count: number): Promise<string[]> {
  const typeIds: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const typeId = await createType(owner);
    const batchId = await createBatch(owner, typeId);
    await upload(node, owner, batchId, 'sentence\nOne');
    await publish(owner, batchId);
    typeIds.push(typeId);
  }
  await node.runJob('roll-batches');
  await node.partition.db.taskType.updateMany({
    where: { id: { in: typeIds } },
    data: { instructions: 'x'.repeat(megabyte / 2) },
  });
  return typeIds;
}

const wantsOf = (typeIds: readonly string[]) => ({
  ...{ typeId: typeIds[0] ?? '', slots: 1 },
  wants: typeIds.map((typeId) => ({ typeId, slots: 1, taskId: null, excludeTaskIds: [] })),
});

function sizeOf(granted: ProcedureOutput<'acquire'>): number {
  return Buffer.byteLength(JSON.stringify(granted));
}

it('terms that do not fit into one grant wait for the next, and nobody is told of a shortage', async () => {
  const typeIds = await openLargeTypes(20);
  const listed = await node.acquire({ ...wantsOf(typeIds), kind: 'information' });
  expect(listed.types).toHaveLength(listed.listed.length);
  const grants: ProcedureOutput<'acquire'>[] = [listed];
  const asked = new Set(typeIds);
  while (asked.size > 0 && grants.length < 4) {
    const granted = await node.acquire(wantsOf([...asked]));
    for (const { typeId } of granted.leases) asked.delete(typeId);
    expect(granted.types).toHaveLength(granted.leases.length);
    expect(granted.shortages).toEqual([]);
    grants.push(granted);
  }
  expect(asked.size).toBe(0);
  for (const granted of grants) expect(sizeOf(granted)).toBeLessThan(9 * megabyte);
});

it('inputs that do not fit stay in the database', async () => {
  const { typeId, batchId } = await openBatch(node, owner, 40);
  await node.partition.query(
    {
      name: 'test-large-inputs',
      text: `update tasks set input = jsonb_build_object('sentence', repeat('x', 262144)) where batch_id = $1`,
    },
    [batchId],
  );
  const find = (bytes: number) =>
    node.partition.transact((tx) =>
      findGrantable(tx, {
        ...{ typeId, taskId: null, performerKey: null, excludeTaskIds: [], limit: 40 },
        bytes,
      }),
    );
  const some = await find(megabyte);
  expect([some.tasks.length, some.found]).toEqual([3, 40]);
  expect((await find(0)).tasks).toHaveLength(1);
  const granted = await node.acquire({ typeId, slots: 40 });
  expect(sizeOf(granted)).toBeLessThan(9 * megabyte);
  expect(granted.shortages).toEqual([]);
  const rest = await node.acquire({ typeId, slots: 40 });
  expect(granted.leases.length + rest.leases.length).toBe(40);
  expect(rest.shortages).toEqual([{ typeId, reason: 'none-left' }]);
});

it('the first of a grant has room whatever its size, and terms are counted once', () => {
  const room = createGrantRoom(100);
  const task = (bytes: number) => ({ input: 'x'.repeat(bytes - 2) });
  expect(room.take({ typeId: 'a', bytes: 90 }, [task(40)])).toHaveLength(1);
  expect(room.left()).toBe(0);
  expect(room.take({ typeId: 'a', bytes: 90 }, [task(10)])).toEqual([]);
  const other = createGrantRoom(100);
  expect(other.take({ typeId: 'a', bytes: 50 }, [task(10), task(20), task(30)])).toHaveLength(2);
  expect(other.takeTerms({ typeId: 'b', bytes: 21 })).toBe(false);
  expect(other.takeTerms({ typeId: 'c', bytes: 20 })).toBe(true);
});
