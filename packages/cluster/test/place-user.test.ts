import { ExchangeError, FakeClock } from '@exchange/kernel';
import type { Directory as DirectoryDatabase } from '@exchange/partitions';
import { openTestPartition } from '@exchange/testkit/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  placeUser,
  registerNode,
  type Home,
  type NodeClient,
  type ProcedureInput,
} from '../src/index.ts';

describe('placing a user', () => {
  const clock = new FakeClock();
  let database: DirectoryDatabase;
  let created: ProcedureInput<'createUser'>[] = [];
  let isAway = false;
  const call = ((_procedure: string, input: ProcedureInput<'createUser'>) => {
    if (isAway) return Promise.reject(new ExchangeError('UNAVAILABLE', 'away'));
    created.push(input);
    return Promise.resolve({ created: true });
  }) as unknown as NodeClient['call'];

  beforeAll(async () => {
    database = await openTestPartition('directory', clock);
    await registerNode(database, {
      nodeId: 'node-1',
      url: 'http://one.test',
      version: '1',
      partitions: ['p1', 'p2'].map((id) => ({
        id,
        role: 'performer' as const,
        serviceClass: 'standard',
        region: 'local',
      })),
    });
  });

  afterAll(() => database.close());

  const place = (
    accountId: string,
    role: 'requester' | 'performer' = 'performer',
    serviceClass: 'standard' | 'premium' = 'standard',
  ) =>
    placeUser(
      { database, nodes: { call }, policy: 'roundRobin', region: 'local', serviceClass },
      { accountId, role, displayName: 'Somebody', interests: ['Images'] },
    );

  it('takes partitions in turn and makes the rows there', async () => {
    created = [];
    const homes = [await place('a'), await place('b'), await place('c'), await place('d')];
    const places = homes.map(({ partitionId }) => partitionId);
    expect(places.filter((place) => place === 'p1')).toHaveLength(2);
    expect(created.map(({ partitionId }) => partitionId)).toEqual(places);
    expect(created[0]).toMatchObject({
      accountId: 'a',
      displayName: 'Somebody',
      interests: ['Images'],
    });
  });

  it('puts nobody where it is just being emptied', async () => {
    const accept = (accepting: boolean) =>
      database.db.partition.updateMany({ where: { id: 'p1' }, data: { accepting } });
    const emptied: typeof database = {
      ...database,
      query: async (...call) => {
        const rows = await database.query(...call);
        if (call[0].name === 'placement-candidates') await accept(false);
        return rows as never;
      },
    };
    const homes: Home[] = [];
    for (const accountId of ['e', 'f', 'g', 'h']) {
      await accept(true);
      const services = { database: emptied, nodes: { call }, region: 'local' };
      const user = {
        accountId,
        role: 'performer',
        displayName: 'Somebody',
        interests: [],
      } as const;
      homes.push(await placeUser({ ...services, policy: 'roundRobin' }, user));
    }
    await accept(true);
    expect(homes.map(({ partitionId }) => partitionId)).toEqual(['p2', 'p2', 'p2', 'p2']);
  });

  it('keeps the home when repeated, also by two at once', async () => {
    const [first, second] = await Promise.all([place('twice'), place('twice')]);
    expect(second).toEqual(first);
    expect(await place('twice')).toEqual(first);
  });

  it('completes at the same home what failed half way', async () => {
    isAway = true;
    await expect(place('half')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    const row = await database.db.placement.findFirstOrThrow({ where: { accountId: 'half' } });
    isAway = false;
    created = [];
    expect(await place('half')).toMatchObject({
      ownerKey: row.ownerKey,
      partitionId: row.partitionId,
    });
    expect(created).toMatchObject([{ ownerKey: row.ownerKey, partitionId: row.partitionId }]);
  });

  it('places a second role in the class of the first, where there is such a partition', async () => {
    await registerNode(database, {
      ...{ nodeId: 'node-2', url: 'http://two.test', version: '1' },
      partitions: ['standard', 'premium'].map((serviceClass) => ({
        ...{ id: `r-${serviceClass}`, role: 'requester' as const, serviceClass, region: 'local' },
      })),
    });
    const classOf = (ownerKey: string) =>
      database.db.placement.findUniqueOrThrow({ where: { ownerKey } });
    const { ownerKey } = await place('important');
    await database.db.placement.update({
      where: { ownerKey },
      data: { serviceClass: 'premium' },
    });
    const second = await place('important', 'requester');
    expect(second.partitionId).toBe('r-premium');
    expect(await classOf(second.ownerKey)).toMatchObject({ serviceClass: 'premium' });
    await place('usual');
    const usual = await place('usual', 'requester');
    expect(usual.partitionId).toBe('r-standard');
    expect(await classOf(usual.ownerKey)).toMatchObject({ serviceClass: 'standard' });
    // The first role of an account is of the class of the gateway, and the next one too.
    const premium = await place('by the front door', 'requester', 'premium');
    expect(premium.partitionId).toBe('r-premium');
    expect(await classOf(premium.ownerKey)).toMatchObject({ serviceClass: 'premium' });
    const next = await place('by the front door', 'performer', 'standard');
    expect(await classOf(next.ownerKey)).toMatchObject({ serviceClass: 'premium' });
    await database.db.partition.updateMany({
      where: { role: 'requester' },
      data: { accepting: false },
    });
  });

  it('refuses while no node of the role is alive', async () => {
    await expect(place('x', 'requester')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    clock.advance(11_000);
    await expect(place('y')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
