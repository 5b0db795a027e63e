import type { GrantedLease, ProcedureOutput } from '@exchange/cluster';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from './support/world.ts';

describe('a recall that arrives before the grant that it recalls', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('sends those slots back when they arrive, and no others', async () => {
    await world.addPerformer();
    const typeId = world.addType({ tasks: 6 });
    let granted: readonly GrantedLease[] = [];
    const { nodes } = world.cluster;
    const call = nodes.call.bind(nodes);
    // The requester ends a batch right after it has granted: its recall is the faster one.
    nodes.call = async (procedure, input, options) => {
      const answer = await call(procedure, input, options);
      if (procedure !== 'acquire') return answer;
      granted = (answer as unknown as ProcedureOutput<'acquire'>).leases;
      await world.module.handlers.deliver?.(
        {
          partitionId: 'p1',
          messages: [
            {
              id: 'recall:early',
              to: 'partition:p1',
              kind: 'lease.recalled',
              payload: { leaseIds: granted.slice(0, 2).map(({ leaseId }) => leaseId) },
            },
          ],
        },
        { requestId: 'test', caller: 'node-of-r1' },
      );
      return answer;
    };
    await world.maintain();
    nodes.call = call;
    const stock = await world.rows<{ id: string }>(
      'select lease_id as id from stock_items where type_id = $1 order by 1',
      [typeId],
    );
    const kept = granted.slice(2).map(({ leaseId }) => leaseId);
    expect(kept.length).toBeGreaterThan(0);
    expect(stock.map(({ id }) => id)).toEqual([...kept].sort());
    const back = await world.rows<{ leases: { leaseId: string; slots: number }[]; reason: string }>(
      `select payload -> 'leases' as leases, payload ->> 'reason' as reason
         from outbox where kind = 'lease.released'`,
    );
    expect(back).toHaveLength(1);
    expect(back[0]?.reason).toBe('recalled');
    expect(back[0]?.leases.map(({ leaseId }) => leaseId).sort()).toEqual(
      granted
        .slice(0, 2)
        .map(({ leaseId }) => leaseId)
        .sort(),
    );
  });

  it('is forgotten when no grant can be under way any more', async () => {
    expect(await world.rows('select 1 from recalled_leases')).toHaveLength(2);
    world.clock.advance(86_400_001);
    await world.run('purge');
    expect(await world.rows('select 1 from recalled_leases')).toEqual([]);
  });
});
