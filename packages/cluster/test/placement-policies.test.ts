import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placementPolicies } from '../src/config.ts';
import { placementPolicyByName } from '../src/placement/policies.ts';
import type { NewUser, PlacementCandidate } from '../src/placement/policy.ts';

const candidate = fc.record({
  region: fc.constantFrom('local', 'elsewhere'),
  serviceClass: fc.constant('standard'),
  users: fc.nat(1_000),
  sharedInterests: fc.nat(1_000),
  slotsOfInterest: fc.nat(10_000),
});
const candidates = fc
  .array(candidate, { minLength: 1, maxLength: 12 })
  .map((list): PlacementCandidate[] =>
    list.map((each, index) => ({
      ...each,
      partitionId: `p${index}`,
      sharedInterests: Math.min(each.sharedInterests, each.users),
    })),
  );
const user = fc.record({
  accountId: fc.uuid(),
  role: fc.constantFrom('requester' as const, 'performer' as const),
  interests: fc.array(fc.string(), { maxLength: 3 }),
  region: fc.constantFrom('local', 'elsewhere'),
});
const chance = fc.record({
  turn: fc.nat(),
  random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
});

describe.each(placementPolicies)('the placement policy %s', (name) => {
  const policy = placementPolicyByName[name];

  it('chooses one of the candidates, whatever their order', () => {
    fc.assert(
      fc.property(candidates, user, chance, fc.func(fc.integer()), (list, who, luck, key) => {
        const chosen = policy(list, who, luck);
        expect(list).toContain(chosen);
        const shuffled = [...list].sort((one, other) => key(one) - key(other));
        expect(policy(shuffled, who, luck)).toBe(chosen);
      }),
    );
  });
});

const somebody: NewUser = {
  accountId: 'account',
  role: 'performer',
  interests: ['images'],
  region: 'eu',
};
const noLuck = { turn: 0, random: 0 };

function partition(partitionId: string, changes: Partial<PlacementCandidate> = {}) {
  return {
    partitionId,
    region: 'local',
    serviceClass: 'standard',
    users: 10,
    sharedInterests: 0,
    slotsOfInterest: 0,
    ...changes,
  };
}

describe('placement near', () => {
  it('takes the least loaded partition of the region, and of all where the region has none', () => {
    const list = [
      partition('p0', { region: 'us', users: 1 }),
      partition('p1', { region: 'eu', users: 9 }),
      partition('p2', { region: 'eu', users: 5 }),
    ];
    const chosen = (region: string) =>
      placementPolicyByName.near(list, { ...somebody, region }, noLuck).partitionId;
    expect(chosen('eu')).toBe('p2');
    expect(chosen('us')).toBe('p0');
    expect(chosen('asia')).toBe('p0');
  });
});

describe('placement in turn', () => {
  it('gives every partition the same number', () => {
    fc.assert(
      fc.property(
        candidates,
        fc.nat(1_000),
        fc.integer({ min: 1, max: 5 }),
        (list, from, rounds) => {
          const counts = new Map<string, number>();
          for (let turn = from; turn < from + list.length * rounds; turn += 1) {
            const { partitionId } = placementPolicyByName.roundRobin(list, somebody, {
              turn,
              random: 0,
            });
            counts.set(partitionId, (counts.get(partitionId) ?? 0) + 1);
          }
          expect([...counts.values()]).toEqual(list.map(() => rounds));
        },
      ),
    );
  });
});

describe('placement by hash', () => {
  it('moves only those whom a new partition takes', () => {
    fc.assert(
      fc.property(candidates, user, (list, who) => {
        const before = placementPolicyByName.consistentHashing(list, who, noLuck);
        const added = partition('new');
        const after = placementPolicyByName.consistentHashing([...list, added], who, noLuck);
        expect([before.partitionId, 'new']).toContain(after.partitionId);
      }),
    );
  });

  it('spreads accounts evenly', () => {
    const list = ['p1', 'p2', 'p3', 'p4'].map((id) => partition(id));
    const counts = new Map<string, number>();
    for (let index = 0; index < 4_000; index += 1) {
      const who = { ...somebody, accountId: `account-${index}` };
      const { partitionId } = placementPolicyByName.consistentHashing(list, who, noLuck);
      counts.set(partitionId, (counts.get(partitionId) ?? 0) + 1);
    }
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(120);
  });
});

describe('least loaded placement', () => {
  it('chooses the partition with the fewest users', () => {
    fc.assert(
      fc.property(candidates, user, (list, who) => {
        const chosen = placementPolicyByName.leastLoaded(list, who, noLuck);
        expect(chosen.users).toBe(Math.min(...list.map(({ users }) => users)));
      }),
    );
  });
});

describe('placement by interests', () => {
  const choose = (list: PlacementCandidate[], who = somebody) =>
    placementPolicyByName.byInterests(list, who, noLuck).partitionId;

  it('puts a performer beside those with the same interests', () => {
    expect(choose([partition('p1'), partition('p2', { sharedInterests: 3 })])).toBe('p2');
  });

  it('prefers people with the same interests to open work', () => {
    const people = partition('p1', { sharedInterests: 1 });
    const work = partition('p2', { slotsOfInterest: 9_000 });
    expect(choose([people, work])).toBe('p1');
  });

  it('goes by open work where nobody shares the interests, and for requesters', () => {
    const work = partition('p2', { slotsOfInterest: 5 });
    expect(choose([partition('p1'), work])).toBe('p2');
    const requester = { ...somebody, role: 'requester' as const };
    expect(choose([partition('p1', { sharedInterests: 9 }), work], requester)).toBe('p2');
  });

  it('takes the least loaded without interests or without a match', () => {
    const list = [partition('p1', { sharedInterests: 9 }), partition('p2', { users: 3 })];
    expect(choose(list, { ...somebody, interests: [] })).toBe('p2');
    expect(choose([partition('p1'), partition('p2', { users: 3 })])).toBe('p2');
  });

  it('does not fill one partition far above the others', () => {
    const full = partition('p1', { users: 900, sharedInterests: 900 });
    expect(choose([full, partition('p2'), partition('p3')])).toBe('p2');
  });
});
