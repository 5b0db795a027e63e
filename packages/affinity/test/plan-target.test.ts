import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  acceptanceShares,
  createTakeRates,
  emptyPreferences,
  expectedQuantity,
  noteTake,
  planTarget,
  ratesPerHour,
  type PerformerDemand,
  type StatedPreferences,
  type TargetType,
} from '../src/index.ts';
import { nobody, performer, period, settings, taskType } from './support.ts';

const plan = (performers: readonly PerformerDemand[], types: readonly TargetType[]) =>
  planTarget({ period, performers, population: nobody, types, settings });

describe('shares of acceptance', () => {
  it('are equal for somebody of whom nothing is known', () => {
    const shares = acceptanceShares(performer(), [taskType('a'), taskType('b')], nobody);
    expect([...shares.values()]).toEqual([0.5, 0.5]);
  });

  it('follow the wider population when there is no own history', () => {
    const population = { ...nobody, acceptsByType: new Map([['a', 300]]) };
    const shares = acceptanceShares(performer(), [taskType('a'), taskType('b')], population);
    expect(shares.get('a')).toBeGreaterThan(0.9);
  });

  it('follow what a newcomer asks for, however much the others like something else', () => {
    const population = {
      acceptsByType: new Map([['a', 5_000]]),
      acceptsByCategory: new Map([['text', 5_000]]),
      shownByType: new Map([
        ['a', 9_000],
        ['b', 9_000],
      ]),
      shownByCategory: new Map([
        ['text', 9_000],
        ['audio', 9_000],
      ]),
    };
    const types = [taskType('a'), taskType('b', { category: 'audio' })];
    const preferences = { ...emptyPreferences, categories: ['audio'] };
    const counted = acceptanceShares(performer({ preferences }), types, population);
    expect(counted.get('b')).toBeGreaterThan(0.4);
    const seen = {
      shownByType: new Map<string, number>(),
      shownByCategory: new Map<string, number>(),
    };
    const rated = acceptanceShares(performer({ preferences, ...seen }), types, population);
    expect(rated.get('b')).toBeGreaterThan(0.4);
    expect(acceptanceShares(performer(seen), types, population).get('b')).toBeLessThan(0.05);
  });

  it('follow own history against the population when there is enough of it', () => {
    const population = { ...nobody, acceptsByType: new Map([['a', 300]]) };
    const mine = performer({ acceptsByType: new Map([['b', 200]]) });
    const shares = acceptanceShares(mine, [taskType('a'), taskType('b')], population);
    expect(shares.get('b')).toBeGreaterThan(0.8);
  });

  it('lift a type nobody knows when its category is liked', () => {
    const preferences = { ...emptyPreferences, categories: ['audio'] };
    const types = [taskType('old'), taskType('new', { category: 'audio' })];
    const shares = acceptanceShares(performer({ preferences }), types, nobody);
    expect(shares.get('new')).toBeCloseTo(0.8);
  });

  it('leave out what is hidden, own, or done already', () => {
    const types = [
      taskType('hidden'),
      taskType('own', { requesterKey: 'me' }),
      taskType('done', { tasks: 3, totalTasks: 3 }),
    ];
    const viewer = performer({
      ownRequesterKey: 'me',
      preferences: { ...emptyPreferences, hiddenTypes: ['hidden'] },
      heldByType: new Map([['done', 3]]),
    });
    expect(acceptanceShares(viewer, types, nobody).size).toBe(0);
  });

  it('sum to one and grow with own accepts, whatever the history', () => {
    const counts = fc.array(fc.nat(500), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(counts, fc.nat(100), (history, more) => {
        const types = history.map((_, index) => taskType(`t${index}`));
        const withFirst = (first: number) =>
          performer({
            acceptsByType: new Map(
              [...history.entries()].map(([i, n]) => [`t${i}`, i === 0 ? first : n]),
            ),
          });
        const before = acceptanceShares(withFirst(history[0] ?? 0), types, nobody);
        const after = acceptanceShares(withFirst((history[0] ?? 0) + more), types, nobody);
        const sum = [...before.values()].reduce((total, share) => total + share, 0);
        expect(sum).toBeCloseTo(1);
        expect(after.get('t0') ?? 0).toBeGreaterThanOrEqual((before.get('t0') ?? 0) - 1e-12);
      }),
    );
  });
});

describe('expected quantity', () => {
  it('is the pace of those who are here, bounded by what they want in a session', () => {
    expect(expectedQuantity(performer(), period, 20)).toBe(20);
    const wish = { ...emptyPreferences, pacePerHour: 60, maxPerSession: 30 };
    expect(expectedQuantity(performer({ preferences: wish }), period, 20)).toBe(30);
    expect(expectedQuantity(performer({ measuredPacePerHour: 40 }), period, 20)).toBe(40);
  });

  it('counts those who are away by the hours they declared', () => {
    const monday = { ...emptyPreferences, days: [1], hours: [10] };
    const sunday = { ...emptyPreferences, days: [7] };
    const away = (preferences: StatedPreferences) =>
      expectedQuantity(performer({ online: false, preferences }), period, 20);
    expect(away(monday)).toBe(12);
    expect(away(sunday)).toBe(1);
    expect(away(emptyPreferences)).toBe(5);
  });
});

describe('the target', () => {
  it('is nothing without performers', () => {
    expect(plan([], [taskType('a')])).toEqual([
      { typeId: 'a', slots: 0, expected: 0, reason: 'nobody' },
    ]);
  });

  it('keeps a minimum of what anybody may want, and leaves others their share', () => {
    const known = performer({ acceptsByType: new Map([['a', 500]]) });
    const target = plan([known], [taskType('a'), taskType('b'), taskType('c', { slots: 2 })]);
    expect(target[0]?.slots).toBeGreaterThan(15);
    expect(target[1]).toMatchObject({ slots: 2, reason: 'minimum' });
    expect(target[2]).toMatchObject({ slots: 1, reason: 'limited-by-supply' });
  });

  it('follows what one person likes, also where the minimum is more than they will do', () => {
    const fan = performer({ acceptsByType: new Map([['a', 60]]) });
    const target = planTarget({
      ...{ period, performers: [fan], population: nobody },
      types: [taskType('a'), taskType('b')],
      settings: { ...settings, minimumTarget: 40 },
    });
    expect(target.map(({ slots }) => slots)).toEqual([40, 10]);
  });

  it('lasts some minutes at the rate at which the group takes it just now', () => {
    const input = { period, performers: [performer()], population: nobody, settings };
    const takes = createTakeRates();
    const from = period.startAt.getTime();
    for (let second = 0; second < 300; second += 1) noteTake(takes, 'a', from + second * 1_000);
    const rates = ratesPerHour(takes, from + 300_000);
    expect(rates.get('a')).toBeGreaterThan(3_300);
    expect(rates.get('a')).toBeLessThan(3_700);
    const types = [taskType('a'), taskType('b')];
    const [a, b] = planTarget({ ...input, types, takes: rates });
    expect(a?.slots).toBeGreaterThan(160);
    expect(b?.slots).toBeLessThan(20);
    const later = ratesPerHour(takes, from + 1_200_000);
    expect(later.get('a') ?? 0).toBeLessThan(10);
  });

  it('is bounded by what the group can do once each', () => {
    const survey = taskType('survey', { tasks: 1, totalTasks: 1, slots: 1_000 });
    const group = [
      performer({ key: 'p1' }),
      performer({ key: 'p2', heldByType: new Map([['survey', 1]]) }),
    ];
    expect(plan(group, [survey])).toEqual([
      expect.objectContaining({ slots: 1, reason: 'limited-by-group' }),
    ]);
  });

  it('goes on near the end of a type of which everybody has done a part', () => {
    const group = [1, 2, 3].map((number) =>
      performer({ key: `p${number}`, heldByType: new Map([['a', 30]]) }),
    );
    const far = taskType('a', { tasks: 10, totalTasks: 100, slots: 10 });
    expect(plan(group, [far])[0]?.slots).toBe(5);
    const near = taskType('a', { tasks: 0, totalTasks: 100, near: 4, slots: 4 });
    expect(plan(group, [near])[0]?.slots).toBe(2);
    const done = taskType('a', { tasks: 10, totalTasks: 30, slots: 10 });
    expect(plan(group, [done])[0]).toMatchObject({ slots: 0, reason: 'nobody' });
  });

  it('never passes supply, group or maximum, and is never negative', () => {
    const types = fc.array(fc.record({ slots: fc.nat(5_000), tasks: fc.nat(5_000) }), {
      minLength: 1,
      maxLength: 30,
    });
    const group = fc.array(
      fc.record({
        online: fc.boolean(),
        pace: fc.option(fc.integer({ min: 1, max: 1_000 })),
        held: fc.nat(100),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(types, group, fc.nat(2_000), (supply, people, maximumStock) => {
        const offered = supply.map((entry, index) => taskType(`t${index}`, entry));
        const performers = people.map((person, index) =>
          performer({
            key: `p${index}`,
            online: person.online,
            measuredPacePerHour: person.pace,
            heldByType: new Map([['t0', person.held]]),
          }),
        );
        const target = planTarget({
          period,
          performers,
          population: nobody,
          types: offered,
          settings: { ...settings, maximumStock },
        });
        expect(target.map((entry) => entry.typeId)).toEqual(offered.map((type) => type.typeId));
        expect(target.reduce((sum, entry) => sum + entry.slots, 0)).toBeLessThanOrEqual(
          maximumStock,
        );
        for (const [index, entry] of target.entries()) {
          expect(Number.isInteger(entry.slots)).toBe(true);
          expect(entry.slots).toBeGreaterThanOrEqual(0);
          expect(entry.slots).toBeLessThanOrEqual(offered[index]?.slots ?? 0);
        }
      }),
    );
  });
});
