import { describe, expect, it } from 'vitest';
import { findStanding, findStandings, requireHolder, type Home } from '../src/index.ts';

const nowMs = Date.parse('2026-03-02T10:00:00Z');

/** Partition p1 is served by node-1 and p2 by node-2; the cache may say another home than the table. */
function directoryWith(homes: { cached: Partial<Home> | null; true?: Partial<Home> | null }) {
  const lookUps = { cached: 0, fresh: 0 };
  const full = (home: Partial<Home> | null | undefined): Home | null =>
    home === undefined || home === null
      ? null
      : {
          ownerKey: 'p',
          accountId: 'a',
          partitionId: 'p1',
          state: 'active',
          epoch: 1,
          ...home,
        };
  return {
    lookUps,
    findHome: () => {
      lookUps.cached += 1;
      return Promise.resolve(full(homes.cached));
    },
    refreshHome: () => {
      lookUps.fresh += 1;
      return Promise.resolve(full(homes.true === undefined ? homes.cached : homes.true));
    },
    isServedBy: (partitionId: string, nodeId: string) =>
      Promise.resolve(partitionId.slice(1) === nodeId.slice('node-'.length)),
  };
}

describe('whom a node may speak for', () => {
  it('is who lives on a partition that it serves, without a look past the cache', async () => {
    const directory = directoryWith({ cached: { partitionId: 'p1' } });
    expect(await findStanding(directory, 'node-1', 'p', nowMs)).toBe('own');
    expect(directory.lookUps).toEqual({ cached: 1, fresh: 0 });
  });

  it('is nobody who lives elsewhere or is unknown', async () => {
    const elsewhere = directoryWith({ cached: { partitionId: 'p2' } });
    expect(await findStanding(elsewhere, 'node-1', 'p', nowMs)).toBe('foreign');
    expect(await findStanding(directoryWith({ cached: null }), 'node-1', 'p', nowMs)).toBe(
      'foreign',
    );
  });

  it('is who has just come, though the cache does not know yet', async () => {
    const directory = directoryWith({ cached: { partitionId: 'p1' }, true: { partitionId: 'p2' } });
    expect(await findStanding(directory, 'node-2', 'p', nowMs)).toBe('own');
  });

  it('is who left a while ago, but not for ever', async () => {
    const formers = [{ partitionId: 'p1', untilMs: nowMs + 1 }];
    const directory = directoryWith({ cached: { partitionId: 'p2', epoch: 2, formers } });
    expect(await findStanding(directory, 'node-1', 'p', nowMs)).toBe('own');
    expect(await findStanding(directory, 'node-1', 'p', nowMs + 1)).toBe('foreign');
  });

  it('is to be asked again while the user is being moved', async () => {
    const directory = directoryWith({ cached: { partitionId: 'p2', state: 'moving' } });
    expect(await findStanding(directory, 'node-1', 'p', nowMs)).toBe('moving');
  });

  it('is looked up once for a user that many messages name', async () => {
    const directory = directoryWith({ cached: { partitionId: 'p2' } });
    const standings = await findStandings(directory, 'node-1', ['p', 'p', 'p'], nowMs);
    expect([...standings]).toEqual([['p', 'foreign']]);
    expect(directory.lookUps).toEqual({ cached: 1, fresh: 1 });
  });

  it('does not include a partition of another node as the holder of leases', async () => {
    const directory = directoryWith({ cached: null });
    await expect(requireHolder(directory, 'node-1', 'p1')).resolves.toBeUndefined();
    await expect(requireHolder(directory, 'node-1', 'p2')).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
