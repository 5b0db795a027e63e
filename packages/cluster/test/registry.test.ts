import { FakeClock } from '@exchange/kernel';
import type { Directory as DirectoryDatabase } from '@exchange/partitions';
import { openTestPartition } from '@exchange/testkit/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  heartbeat,
  placeUser,
  registerNode,
  setNodeState,
  type NodeClient,
  type NodeRegistration,
} from '../src/index.ts';

describe('the registry of nodes', () => {
  const clock = new FakeClock();
  let database: DirectoryDatabase;

  beforeAll(async () => {
    database = await openTestPartition('directory', clock);
  });

  afterAll(() => database.close());

  const registration = (
    nodeId: string,
    instanceId: string,
    partitions: readonly string[],
    serviceClass = 'standard',
  ): NodeRegistration => ({
    ...{ nodeId, instanceId, url: `http://${nodeId}.test`, version: '1' },
    partitions: partitions.map((id) => ({
      ...{ id, role: 'performer', serviceClass, region: 'local' },
    })),
  });

  async function stateOf(id: string): Promise<string | undefined> {
    return (await database.db.node.findUnique({ where: { id } }))?.state;
  }

  it('keeps a node alive while one of its copies is', async () => {
    await registerNode(database, registration('node-1', 'copy-a', ['p1']));
    await registerNode(database, registration('node-1', 'copy-b', ['p1']));
    await setNodeState(database, 'node-1', 'draining', 'copy-a');
    await setNodeState(database, 'node-1', 'stopped', 'copy-a');
    expect(await stateOf('node-1')).toBe('live');
    await setNodeState(database, 'node-1', 'draining', 'copy-b');
    expect(await stateOf('node-1')).toBe('draining');
    await setNodeState(database, 'node-1', 'stopped', 'copy-b');
    expect(await stateOf('node-1')).toBe('stopped');
    expect(await heartbeat(database, 'node-1', [], 'copy-b')).toBe(false);
  });

  it('does not count a copy that was not heard of', async () => {
    await registerNode(database, registration('node-2', 'dead', ['p2']));
    clock.advance(60_000);
    await registerNode(database, registration('node-2', 'last', ['p2']));
    await setNodeState(database, 'node-2', 'stopped', 'last');
    expect(await stateOf('node-2')).toBe('stopped');
  });

  it('finds a node alive again by the heartbeat of a copy that nobody knew to live', async () => {
    await registerNode(database, registration('node-3', 'slow', ['p3']));
    clock.advance(60_000);
    await registerNode(database, registration('node-3', 'quick', ['p3']));
    await setNodeState(database, 'node-3', 'stopped', 'quick');
    expect(await heartbeat(database, 'node-3', [], 'slow')).toBe(true);
    expect(await stateOf('node-3')).toBe('live');
  });

  it('leaves a node that drains draining, whatever its heartbeats', async () => {
    await registerNode(database, registration('node-4', 'only', ['p4']));
    await setNodeState(database, 'node-4', 'draining', 'only');
    expect(await heartbeat(database, 'node-4', [], 'only')).toBe(true);
    expect(await stateOf('node-4')).toBe('draining');
  });

  it('gives a partition to the node that claimed it last', async () => {
    await registerNode(database, registration('node-5', 'five', ['p5']));
    await registerNode(database, registration('node-6', 'six', ['p5']));
    await setNodeState(database, 'node-5', 'stopped', 'five');
    expect(await database.db.partition.findUnique({ where: { id: 'p5' } })).toMatchObject({
      nodeId: 'node-6',
      formerNodeId: 'node-5',
    });
  });

  it('places new users on premium partitions only when there are no others', async () => {
    const call = () => Promise.resolve({ created: true });
    const services = {
      database,
      nodes: { call } as unknown as Pick<NodeClient, 'call'>,
      policy: 'leastLoaded' as const,
      region: 'local',
    };
    const place = (accountId: string) =>
      placeUser(services, { accountId, role: 'performer', displayName: 'S', interests: [] });
    clock.advance(60_000);
    await registerNode(database, registration('node-7', 'seven', ['p7'], 'premium'));
    expect(await place('first')).toMatchObject({ partitionId: 'p7' });
    await registerNode(database, registration('node-8', 'eight', ['p8']));
    for (const name of ['second', 'third']) {
      expect(await place(name)).toMatchObject({ partitionId: 'p8' });
    }
  });
});
