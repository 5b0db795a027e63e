import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseBackups, planHotSpots, type Gatherable } from '../src/index.ts';

function person(
  key: string,
  partitionId: string,
  accepts: Readonly<Record<string, number>>,
  changes: Partial<Gatherable> = {},
): Gatherable {
  return {
    ...{ key, partitionId, weight: 10, qualifications: new Set<string>() },
    ...{ acceptsByCategory: new Map(Object.entries(accepts)), proficiency: new Map() },
    ...changes,
  };
}

const homesAfter = (people: readonly Gatherable[], partitions: readonly string[]) => {
  const plan = planHotSpots(people, partitions);
  const to = new Map(plan.moves.map((move) => [move.key, move.to]));
  return new Map(people.map(({ key, partitionId }) => [key, to.get(key) ?? partitionId]));
};

describe('hot spots', () => {
  const mixed = Array.from({ length: 40 }, (_, index) =>
    person(`p${index}`, index % 4 < 2 ? 'one' : 'two', {
      audio: index % 2 === 0 ? 30 : 2,
      text: index % 2 === 0 ? 1 : 40,
    }),
  );

  it('gather those who do the same work, and say what they have in common', () => {
    const plan = planHotSpots(mixed, ['one', 'two']);
    expect(plan.after).toBeGreaterThan(plan.before + 0.1);
    expect(plan.moves).toHaveLength(20);
    expect(plan.spots.map(({ members }) => members.length)).toEqual([20, 20]);
    expect(new Set(plan.spots.map(({ traits }) => traits[0]?.name))).toEqual(
      new Set(['audio', 'text']),
    );
    const homes = homesAfter(mixed, ['one', 'two']);
    expect(new Set(mixed.filter((_, i) => i % 2 === 0).map(({ key }) => homes.get(key))).size).toBe(
      1,
    );
  });

  it('leave alone who is gathered already, and of whom too little is known', () => {
    const gathered = mixed.map((one, index) => ({
      ...one,
      partitionId: index % 2 === 0 ? 'two' : 'one',
    }));
    expect(planHotSpots(gathered, ['one', 'two']).moves).toEqual([]);
    const newcomer = person('new', 'one', { audio: 1 });
    const plan = planHotSpots([...gathered, newcomer], ['one', 'two']);
    expect(plan.moves).toEqual([]);
  });

  it('tell people of the same taste apart by rare qualifications, and by what they are good at', () => {
    const alike = Array.from({ length: 20 }, (_, index) =>
      person(
        `p${index}`,
        index < 10 ? 'one' : 'two',
        { text: 10 },
        { qualifications: new Set(index % 2 === 0 ? ['notary'] : ['nurse']) },
      ),
    );
    const homes = homesAfter(alike, ['one', 'two']);
    const notaries = alike.filter(({ qualifications }) => qualifications.has('notary'));
    expect(new Set(notaries.map(({ key }) => homes.get(key))).size).toBe(1);

    const able = Array.from({ length: 20 }, (_, index) =>
      person(
        `p${index}`,
        index < 10 ? 'one' : 'two',
        { text: 10, audio: 10 },
        { proficiency: new Map([[index % 2 === 0 ? 'text' : 'audio', 6]]) },
      ),
    );
    const settled = homesAfter(able, ['one', 'two']);
    const writers = able.filter((_, index) => index % 2 === 0);
    expect(new Set(writers.map(({ key }) => settled.get(key))).size).toBe(1);
  });

  it('keep nobody twice, lose nobody, and overload no partition, whoever there is', () => {
    const people = fc.array(
      fc.record({
        home: fc.nat(3),
        counts: fc.array(fc.nat(30), { minLength: 4, maxLength: 4 }),
        weight: fc.integer({ min: 1, max: 20 }),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(people, (drawn) => {
        const partitions = ['a', 'b', 'c', 'd'];
        const given = drawn.map(({ home, counts, weight }, index) =>
          person(
            `p${index}`,
            partitions[home] ?? 'a',
            Object.fromEntries(counts.map((count, place) => [`c${place}`, count])),
            { weight },
          ),
        );
        const plan = planHotSpots(given, partitions);
        const members = plan.spots.flatMap((spot) => spot.members);
        expect(members.toSorted()).toEqual(given.map(({ key }) => key).toSorted());
        for (const { from, to } of plan.moves) expect(from).not.toBe(to);
        expect(planHotSpots(given, partitions)).toEqual(plan);
      }),
      { numRuns: 60 },
    );
  });
});

describe('backups', () => {
  const candidate = (key: string, likelihood: number, waiting = true) => ({
    ...{ key, likelihood, waiting },
  });

  it('are the likeliest of those who wait, and no more than it takes', () => {
    const group = [
      candidate('a', 0.2),
      candidate('b', 0.9),
      candidate('c', 0.8),
      candidate('d', 0.7),
    ];
    expect(chooseBackups(group)).toEqual(['b', 'c']);
  });

  it('are those at work only when too few wait, and never somebody who cannot do it', () => {
    const group = [candidate('busy', 0.9, false), candidate('free', 0.5), candidate('barred', 0)];
    expect(chooseBackups(group)).toEqual(['free', 'busy']);
    expect(chooseBackups(group, { certainty: 0.4, most: 5 })).toEqual(['free']);
    expect(chooseBackups(group, { certainty: 0.99, most: 1 })).toEqual(['free']);
  });
});
