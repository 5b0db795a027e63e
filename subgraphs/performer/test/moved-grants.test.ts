import type { ProcedureInput, ProcedureOutput } from '@exchange/cluster';
import { ExchangeError, ownerOf } from '@exchange/kernel';
import { afterEach, describe, expect, it } from 'vitest';
import { openWorld, type World } from './support/world.ts';

type Acquire = ProcedureInput<'acquire'>;

const nothing: ProcedureOutput<'acquire'> = { types: [], leases: [], listed: [], shortages: [] };

describe('a pull whose answer was lost, and whose requester has moved since', () => {
  let world: World;
  afterEach(() => world.close());

  /** One requester stays on r1, one moves to r2 between the pull and its repetition. */
  async function loseAnswer(grants: 'unlimited' | 'exclusive') {
    world = await openWorld({ grants });
    await world.addPerformer();
    const [stays, moves] = [world.addType({ tasks: 6 }), world.addType({ tasks: 6 })];
    const { nodes, homes } = world.cluster;
    const call = nodes.call.bind(nodes);
    const answers = new Map<string, ProcedureOutput<'acquire'>>();
    nodes.call = async (procedure, input, options) => {
      const answer = await call(procedure, input, options);
      if (procedure !== 'acquire') return answer;
      answers.set((input as Acquire).grantId, answer as ProcedureOutput<'acquire'>);
      throw new ExchangeError('UNAVAILABLE', 'The answer is lost.');
    };
    await world.maintain();
    homes.set(ownerOf(moves) ?? '', 'r2');
    const asked: Acquire[] = [];
    /** Each partition knows what those who live there by now brought along or have. */
    nodes.call = (procedure, input, options) => {
      if (procedure !== 'acquire') return call(procedure, input, options);
      const one = input as Acquire;
      asked.push(one);
      const { types, leases } = answers.get(one.grantId) ?? nothing;
      const isThere = ({ typeId }: { typeId: string }) =>
        homes.get(ownerOf(typeId) ?? '') === one.partitionId;
      const answer = { ...nothing, types: types.filter(isThere), leases: leases.filter(isThere) };
      return Promise.resolve(answer as never);
    };
    const grantId = [...answers.keys()][0] ?? '';
    const leasesOf = (typeId: string) =>
      (answers.get(grantId)?.leases ?? []).filter((lease) => lease.typeId === typeId);
    return { asked, stays, moves, grantId, leasesOf };
  }

  async function stockOf(typeId: string): Promise<string[]> {
    const rows = await world.rows<{ id: string }>(
      'select lease_id as id from stock_items where type_id = $1 order by 1',
      [typeId],
    );
    return rows.map(({ id }) => id);
  }

  const idsOf = (leases: readonly { leaseId: string }[]) =>
    leases.map(({ leaseId }) => leaseId).sort();

  it('is repeated at the new home too, so that nothing is lent to nobody for ever', async () => {
    const { asked, stays, moves, grantId, leasesOf } = await loseAnswer('unlimited');
    expect(leasesOf(moves).length).toBeGreaterThan(0);
    await world.maintain();
    const repeated = asked.filter((call) => call.grantId === grantId);
    expect(repeated.map(({ partitionId }) => partitionId)).toEqual(['r1', 'r2']);
    expect(repeated[1]?.wants.map(({ typeId }) => typeId)).toEqual([moves]);
    expect(await stockOf(stays)).toEqual(idsOf(leasesOf(stays)));
    expect(await stockOf(moves)).toEqual(idsOf(leasesOf(moves)));
    expect(await world.rows('select 1 from acquire_attempts')).toEqual([]);
  });

  it('stays an attempt while the new home does not answer', async () => {
    const { grantId, leasesOf, moves, stays } = await loseAnswer('unlimited');
    const { nodes } = world.cluster;
    const call = nodes.call.bind(nodes);
    nodes.call = (procedure, input, options) =>
      procedure === 'acquire' && (input as Acquire).partitionId === 'r2'
        ? Promise.reject(new ExchangeError('UNAVAILABLE', 'It starts just now.'))
        : call(procedure, input, options);
    await world.maintain();
    expect(await world.rows('select grant_id as id from acquire_attempts')).toContainEqual({
      id: grantId,
    });
    expect(await stockOf(stays)).toEqual([]);
    nodes.call = call;
    await world.maintain();
    expect(await stockOf(stays)).toEqual(idsOf(leasesOf(stays)));
    expect(await stockOf(moves)).toEqual(idsOf(leasesOf(moves)));
  });

  it('keeps what others granted when the new home refuses', async () => {
    const { leasesOf, stays, moves } = await loseAnswer('unlimited');
    const { nodes } = world.cluster;
    const call = nodes.call.bind(nodes);
    nodes.call = (procedure, input, options) =>
      procedure === 'acquire' && (input as Acquire).partitionId === 'r2'
        ? Promise.reject(new ExchangeError('FORBIDDEN', 'Not you.'))
        : call(procedure, input, options);
    await world.maintain();
    expect(await stockOf(stays)).toEqual(idsOf(leasesOf(stays)));
    expect(await stockOf(moves)).toEqual([]);
  });

  it('asks nobody else for leases that end by themselves', async () => {
    const { asked, grantId } = await loseAnswer('exclusive');
    await world.maintain();
    const repeated = asked.filter((call) => call.grantId === grantId);
    expect(repeated.map(({ partitionId }) => partitionId)).toEqual(['r1']);
  });
});
