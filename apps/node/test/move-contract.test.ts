import { startMoves } from '@exchange/cluster';
import { startExchange, type TestExchange, type TestUser } from '@exchange/testkit/exchange';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

describe('calls between nodes about a move', () => {
  let exchange: TestExchange;
  let user: TestUser;
  let home: string;

  beforeAll(async () => {
    exchange = await startExchange({ requesterNodes: 1, performerNodes: 3 });
    user = await exchange.signUp('Mona', { roles: ['performer'] });
    home = (await exchange.directory.findHome(user.performer ?? ''))?.partitionId ?? '';
    const to = ['p1', 'p2', 'p3'].find((id) => id !== home) ?? '';
    const group = {
      id: 'group',
      kind: 'list' as const,
      destinations: [],
      partitionId: null,
      reason: 'a test',
      requestedBy: 'an operator',
    };
    await startMoves(exchange.database, group, [
      { id: 'move', ownerKey: user.performer ?? '', to },
    ]);
  });

  afterAll(() => exchange.stop());

  function call(nodeId: string, move: object = {}) {
    const ref = { moveId: 'move', ownerKey: user.performer ?? '', attempt: 0, ...move };
    return exchange
      .nodesAs(nodeId)
      .call('moveDepart', { partitionId: home, move: ref, base: 'none' }, { attempts: 1 });
  }

  async function nodeOf(which: 'to' | 'other'): Promise<string> {
    const { toPartition: target } = await exchange.database.db.move.findFirstOrThrow();
    const wanted = ['p1', 'p2', 'p3'].filter((id) => id !== home);
    const partition = which === 'to' ? target : wanted.find((id) => id !== target);
    return (await exchange.directory.requireNode(partition ?? '')).nodeId;
  }

  it('are answered for the node of the destination alone', async () => {
    const denied = { code: 'FORBIDDEN' };
    await expect(call(await nodeOf('other'))).rejects.toMatchObject(denied);
    await expect(call('gateway')).rejects.toMatchObject(denied);
    await expect(call('requester-1')).rejects.toMatchObject(denied);
    const { nodeId } = await exchange.directory.requireNode(home);
    await expect(call(nodeId)).rejects.toMatchObject(denied);
    const mover = await nodeOf('to');
    await expect(call(mover, { moveId: 'no move' })).rejects.toMatchObject(denied);
    await expect(call(mover, { ownerKey: 'p000000000000' })).rejects.toMatchObject(denied);
    await expect(call(mover)).resolves.toEqual({ rows: expect.any(Number) as number });
  });

  it('are refused from an earlier or an unknown attempt, and when they do not fit', async () => {
    const mover = await nodeOf('to');
    await expect(call(mover, { attempt: 7 })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { reason: 'stale' },
    });
    const ref = { moveId: 'move', ownerKey: user.performer ?? '', attempt: 0 };
    const nodes = exchange.nodesAs(mover);
    for (const early of ['moveBlock', 'moveLeave', 'moveErase', 'moveEndDeparture'] as const) {
      const input = {
        partitionId: home,
        move: ref,
        waitMs: 10,
        rows: 10,
        limits: { rows: 1, bytes: 1 },
      };
      await expect(nodes.call(early, input, { attempts: 1 })).rejects.toMatchObject({
        code: 'CONFLICT',
        details: { reason: 'state' },
      });
    }
  });
});
