import type { GrantedLease, ProcedureOutput, TypeTerms } from '@exchange/cluster';
import { FakeClock, newId, newOwnerKey } from '@exchange/kernel';
import { describe, expect, it } from 'vitest';
import { keepAsked } from '../src/domain/keep-asked.ts';
import { renewLeases } from '../src/domain/renew-leases.ts';
import type { Repository } from '../src/repository.ts';

const clock = new FakeClock();
const [mine, theirs] = [newOwnerKey('requester'), newOwnerKey('requester')];

function leaseOf(owner: string, changes: Partial<GrantedLease> = {}): GrantedLease {
  return {
    leaseId: newId('lease', owner, clock),
    epoch: 1,
    kind: 'exclusive',
    taskId: newId('task', owner, clock),
    typeId: newId('type', owner, clock),
    batchId: newId('batch', owner, clock),
    requesterKey: owner,
    input: {},
    slots: 1,
    priority: 0,
    deadlineAt: null,
    expiresAt: new Date(0),
    ...changes,
  };
}

describe('the answer to a pull', () => {
  const asked = leaseOf(mine);
  const { typeId } = asked;
  const terms = (of: Pick<GrantedLease, 'typeId' | 'requesterKey'>) => of as TypeTerms;
  const listed = (id: string) => ({ typeId: id, slots: 3, expiresAt: new Date(0) });
  const keep = (answer: Partial<ProcedureOutput<'acquire'>>) =>
    keepAsked({ types: [], leases: [], listed: [], shortages: [], ...answer }, [{ typeId }]);

  it('brings what was asked for', () => {
    const answer = { types: [terms(asked)], leases: [asked], listed: [listed(typeId)] };
    expect(keep(answer)).toEqual({ ...answer, shortages: [] });
  });

  it('brings nothing of what was not, and nothing in another’s name', () => {
    const foreign = leaseOf(theirs);
    const mixed = [
      leaseOf(mine, { typeId, taskId: foreign.taskId }),
      leaseOf(mine, { typeId, batchId: foreign.batchId }),
      leaseOf(theirs, { typeId }),
    ];
    const answer = {
      types: [terms(foreign), terms({ typeId, requesterKey: theirs })],
      leases: [foreign, ...mixed],
      listed: [listed(foreign.typeId)],
    };
    expect(keep(answer)).toEqual({ types: [], leases: [], listed: [], shortages: [] });
  });
});

describe('the renewal of leases', () => {
  const leases = [leaseOf(mine), leaseOf(theirs)].map((lease) => ({ ...lease, free: 1 }));
  const [first] = leases;

  /** A repository of which nothing is known but whom it asks; no row is to be written. */
  function repositoryThatAsks(
    renew: (partitionId: string) => Promise<ProcedureOutput<'renew'>>,
  ): Repository {
    const known = {
      partition: { id: 'p1', clock, query: () => Promise.reject(new Error('A row was written.')) },
      holder: 'p1',
      directory: {
        findHome: (key: string) => Promise.resolve({ partitionId: key === mine ? 'r1' : 'r2' }),
      },
      nodes: { call: (_: string, { partitionId }: { partitionId: string }) => renew(partitionId) },
      supply: { leaseSeconds: 600 },
    };
    return known as unknown as Repository;
  }

  it('asks all requester partitions at once: none waits for one that is slow', async () => {
    const asked: string[] = [];
    let all = (): void => undefined;
    const everybody = new Promise<void>((done) => (all = done));
    const repository = repositoryThatAsks(async (partitionId) => {
      asked.push(partitionId);
      if (asked.length === 2) all();
      await everybody;
      return { renewed: [], refused: [] };
    });
    expect(await renewLeases(repository, leases)).toMatchObject({ renewed: 0, messages: 2 });
    expect(asked).toEqual(['r1', 'r2']);
  });

  it('hears nobody about leases of others', async () => {
    const foreign = leaseOf(theirs).leaseId;
    const repository = repositoryThatAsks(() =>
      Promise.resolve({
        renewed: [{ leaseId: foreign, epoch: 9, expiresAt: new Date(9e12) }],
        refused: [leaseOf(theirs).leaseId],
      }),
    );
    const { byType, ...counts } = await renewLeases(repository, first === undefined ? [] : [first]);
    expect(counts).toEqual({ renewed: 0, refused: 0, messages: 1 });
    expect(byType.size).toBe(0);
  });
});
