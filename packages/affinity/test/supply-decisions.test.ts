import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideGrantShare,
  decideHoldBack,
  decideLeftovers,
  decideOffer,
  decidePressure,
  decideGroupPressure,
  decideRecall,
  findDryGroup,
  defaultPushSettings,
  planPush,
  planTarget,
  type GroupDraw,
  type PushGroup,
  type PushSupply,
} from '../src/index.ts';
import { nobody, performer, period, settings, taskType } from './support.ts';

function group(partitionId: string, pace: number, changes: Partial<PushGroup['record']> = {}) {
  const draw: GroupDraw = {
    ...{ partitionId, online: 10, waiting: 0, paceByCategory: new Map([['text', pace]]) },
    paceByType: new Map(),
  };
  const record = {
    delivered: 0,
    approved: 0,
    rejected: 0,
    unused: 0,
    holds: new Map(),
    ...changes,
  };
  return { draw, record };
}
const supply = (changes: Partial<PushSupply> = {}): PushSupply => ({
  ...{ typeId: 'a', category: 'text', available: 100, ageSeconds: 0 },
  ...{ secondsLeft: null, fresh: true, ...changes },
});

describe('what an asker gets', () => {
  it('is what it asks while there is plenty', () => {
    const plenty = { asked: 50, available: 5_000, draw: 60, allDraws: 240, periodSeconds: 900 };
    expect(decideGrantShare(plenty)).toBe(50);
  });

  it('is its part of what is scarce, however much it asks', () => {
    const scarce = { asked: 900, available: 100, draw: 80, allDraws: 640, periodSeconds: 900 };
    expect(decideGrantShare(scarce)).toBe(19);
  });

  it('is none of the last few for who draws nothing, and of more a little', () => {
    const idle = { asked: 20, draw: 0, allDraws: 60, periodSeconds: 3_600 };
    expect(decideGrantShare({ ...idle, available: 3 })).toBe(0);
    expect(decideGrantShare({ ...idle, available: 10 })).toBe(2);
    expect(decideGrantShare({ ...idle, available: 40 })).toBe(4);
    expect(decideGrantShare({ ...idle, available: 3, draw: 60 })).toBe(3);
  });

  it('is no crumb for who draws it, however little', () => {
    const little = { asked: 20, available: 12, draw: 1, allDraws: 60, periodSeconds: 3_600 };
    expect(decideGrantShare(little)).toBe(4);
  });

  it('leaves something for every other group, whoever comes first', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 2, maxLength: 6 }),
        fc.integer({ min: 40, max: 5_000 }),
        (draws, available) => {
          const allDraws = draws.reduce((sum, draw) => sum + draw, 0);
          const greedy = decideGrantShare({
            ...{ asked: 1_000_000, available, draw: Math.min(...draws), allDraws },
            periodSeconds: 900,
          });
          expect(greedy).toBeLessThanOrEqual(Math.max(4, Math.ceil(available * 0.75)));
        },
      ),
    );
  });
});

describe('a push', () => {
  it('divides in proportion to what groups draw, and keeps what they will not do', () => {
    const offers = planPush([supply()], [group('p1', 300), group('p2', 100)]);
    expect(offers).toEqual([
      { partitionId: 'p1', typeId: 'a', slots: 75 },
      { partitionId: 'p2', typeId: 'a', slots: 25 },
    ]);
    const slow = planPush([supply()], [group('p1', 40)]);
    expect(slow).toEqual([{ partitionId: 'p1', typeId: 'a', slots: 10 }]);
  });

  it('gives to the best group only, or equally, when it is told so', () => {
    const groups = [group('p1', 900), group('p2', 500)];
    const best = planPush([supply()], groups, { ...defaultPushSettings, split: 'best' });
    expect(best).toEqual([{ partitionId: 'p1', typeId: 'a', slots: 100 }]);
    const equal = planPush([supply()], groups, { ...defaultPushSettings, split: 'equal' });
    expect(equal.map((offer) => offer.slots)).toEqual([50, 50]);
  });

  it('prefers who did well before, and leaves out who lacks a qualification', () => {
    const good = group('p1', 200, { delivered: 500, approved: 495, rejected: 5 });
    const poor = group('p2', 200, { delivered: 500, approved: 250, rejected: 250, unused: 500 });
    const [first, second] = planPush([supply()], [poor, good]);
    expect(first?.partitionId).toBe('p1');
    expect(first?.slots).toBeGreaterThan(second?.slots ?? 0);
    const barred = group('p3', 900, { qualified: () => false });
    expect(planPush([supply()], [barred])).toEqual([]);
  });

  it('gives the others what one group has no room for, and leaves out parts too small for a message', () => {
    const full = group('p1', 300, { holds: new Map([['a', 70]]) });
    const offers = planPush([supply({ available: 60 })], [full, group('p2', 300)]);
    expect(offers.map(({ partitionId, slots }) => [partitionId, slots])).toEqual([
      ['p1', 5],
      ['p2', 55],
    ]);
    const settings = { ...defaultPushSettings, smallestPush: 10 };
    const few = planPush([supply({ available: 60 })], [full, group('p2', 300)], settings);
    expect(few).toEqual([{ partitionId: 'p2', typeId: 'a', slots: 60 }]);
  });

  it('leaves a few slots to those who ask for them, unless time is short or they came back', () => {
    const groups = [group('p1', 900)];
    const few = { available: 3, back: true };
    expect(planPush([supply(few)], [...groups, group('p2', 800)])).toEqual([
      { partitionId: 'p1', typeId: 'a', slots: 3 },
    ]);
    expect(planPush([supply({ available: 3 })], groups)).toEqual([]);
    expect(planPush([supply({ available: 3, secondsLeft: 600 })], groups)).toEqual([
      { partitionId: 'p1', typeId: 'a', slots: 3 },
    ]);
  });

  it('offers again only what is old or urgent', () => {
    const groups = [group('p1', 900)];
    expect(planPush([supply({ fresh: false })], groups)).toEqual([]);
    expect(planPush([supply({ fresh: false, ageSeconds: 700 })], groups)).toHaveLength(1);
    expect(planPush([supply({ fresh: false, secondsLeft: 600 })], groups)).toHaveLength(1);
  });

  it('never offers more than there is', () => {
    const paces = fc.array(fc.integer({ min: 1, max: 5_000 }), { maxLength: 8 });
    fc.assert(
      fc.property(paces, fc.nat(3_000), (given, available) => {
        const groups = given.map((pace, index) => group(`p${index}`, pace));
        const offers = planPush([supply({ available })], groups);
        const sum = offers.reduce((total, offer) => total + offer.slots, 0);
        expect(sum).toBeLessThanOrEqual(available);
        expect(offers.every((offer) => offer.slots > 0)).toBe(true);
      }),
    );
  });
});

describe('an offer', () => {
  const offer = { offered: 100, stock: 0, expected: 200, room: 1_000, periodSeconds: 900 };

  it.each([
    [{}, { take: 100, answer: 'accept' }],
    [{ expected: 40 }, { take: 60, answer: 'part' }],
    [
      { expected: 40, stock: 60 },
      { take: 0, answer: 'decline' },
    ],
    [{ expected: null }, { take: 20, answer: 'part' }],
    [{ room: 7 }, { take: 7, answer: 'part' }],
    [{ secondsLeft: 90 }, { take: 30, answer: 'part' }],
    [{ secondsLeft: 0 }, { take: 0, answer: 'decline' }],
  ])('with %j is answered by %j', (changes, expected) => {
    expect(decideOffer({ ...offer, secondsLeft: null, ...changes })).toEqual(expected);
  });
});

describe('calling back stock', () => {
  const holdings = [
    { partitionId: 'p1', outstanding: 100, draw: 50 },
    { partitionId: 'p2', outstanding: 0, draw: 50 },
  ];

  it('takes from who holds more hours of work than the others, up to what is lacking', () => {
    expect(decideRecall(holdings, 'p2', 500)).toEqual({ partitionId: 'p1', slots: 37 });
    expect(decideRecall(holdings, 'p2', 20)).toEqual({ partitionId: 'p1', slots: 20 });
  });

  it('is for the group that runs dry first, and for nobody while all have enough', () => {
    expect(findDryGroup(holdings)).toEqual({ partitionId: 'p2', lacking: 50 });
    const even = holdings.map((one) => ({ ...one, outstanding: 50 }));
    expect(findDryGroup(even)).toBeNull();
    const idle = holdings.map((one) => (one.outstanding === 0 ? { ...one, draw: 0 } : one));
    expect(findDryGroup(idle)).toBeNull();
  });

  it('lets an even spread be, and never takes from the asker', () => {
    const even = holdings.map((holding) => ({ ...holding, outstanding: 50 }));
    expect(decideRecall(even, 'p2', 500)).toBeNull();
    expect(decideRecall(holdings, 'p1', 500)).toBeNull();
  });
});

describe('calling back the last few', () => {
  const holding = (partitionId: string, outstanding: number, draw: number, waiting = 1) => ({
    ...{ partitionId, outstanding, draw, waiting },
  });

  it('gives who waits without any their part, and all of what its holder would not do', () => {
    const even = [holding('p1', 5, 20), holding('p2', 0, 20)];
    expect(decideLeftovers(even)).toEqual({ partitionId: 'p1', slots: 2 });
    const idle = [holding('p1', 3, 0, 0), holding('p2', 0, 20)];
    expect(decideLeftovers(idle)).toEqual({ partitionId: 'p1', slots: 3 });
    const spread = [holding('p1', 2, 10), holding('p2', 4, 10), holding('p3', 0, 10)];
    expect(decideLeftovers(spread)).toEqual({ partitionId: 'p2', slots: 2 });
  });

  it('leaves a single slot where it is, and everything while nobody waits or all have some', () => {
    expect(decideLeftovers([holding('p1', 1, 20), holding('p2', 0, 20)])).toBeNull();
    expect(decideLeftovers([holding('p1', 5, 20), holding('p2', 0, 20, 0)])).toBeNull();
    expect(decideLeftovers([holding('p1', 5, 20), holding('p2', 0, 0)])).toBeNull();
    expect(decideLeftovers([holding('p1', 5, 20), holding('p2', 1, 20)])).toBeNull();
  });

  it('never makes the waiting group the one with too many', () => {
    const some = fc.record({ outstanding: fc.nat(29), draw: fc.nat(100), waiting: fc.nat(2) });
    fc.assert(
      fc.property(fc.array(some, { minLength: 2, maxLength: 5 }), (groups) => {
        const before = groups.map((group, index) => ({ ...group, partitionId: `p${index}` }));
        const recall = decideLeftovers(before);
        if (recall === null) return;
        const [asker] = before
          .filter(({ outstanding, waiting, draw }) => outstanding === 0 && waiting > 0 && draw > 0)
          .sort((one, other) => other.draw - one.draw);
        const after = before.map((group) => {
          if (group.partitionId === asker?.partitionId) {
            return { ...group, outstanding: recall.slots };
          }
          if (group.partitionId !== recall.partitionId) return group;
          return { ...group, outstanding: group.outstanding - recall.slots };
        });
        expect(after.every(({ outstanding }) => outstanding >= 0)).toBe(true);
        expect(decideLeftovers(after)?.partitionId).not.toBe(asker?.partitionId);
      }),
    );
  });
});

describe('pressure', () => {
  it('comes to the same for one group as for all when work is divided by what they draw', () => {
    const near = (slots: number) => [{ slots, secondsLeft: 3_600 }];
    const work = { near: near(30), far: 40, ownPerHour: 50, allPerHour: 200, secondsLeft: 3_600 };
    expect(decideGroupPressure(work, 14_400)).toBeCloseTo(0.8);
    const other = { ...work, near: near(90), ownPerHour: 150 };
    expect(decideGroupPressure(other, 14_400)).toBeCloseTo(0.8);
    expect(decideGroupPressure({ ...work, near: near(90) }, 14_400)).toBeCloseTo(2);
  });

  it('is work due over what all groups would do of it in time', () => {
    expect(decidePressure([{ slots: 100, secondsLeft: 3_600 }], 50, 14_400)).toBeCloseTo(2);
    expect(decidePressure([{ slots: 100, secondsLeft: null }], 50, 14_400)).toBeCloseTo(0.5);
    expect(decidePressure([], 50, 14_400)).toBe(0);
  });

  it('counts what is due before with what is due later', () => {
    const due = [
      { slots: 50, secondsLeft: 3_600 },
      { slots: 150, secondsLeft: 7_200 },
    ];
    expect(decidePressure(due, 50, 14_400)).toBeCloseTo(2);
  });
});

describe('holding back', () => {
  const item = { stock: 5, refillable: false, likelihood: 0.2, others: 0.8, expected: 20 };

  it('keeps what will not last for those whom it fits better', () => {
    expect(decideHoldBack({ ...item, planned: null })).toBeCloseTo(0.5625);
  });

  it('holds nothing back that can be refilled, that lasts, or that fits the viewer as well', () => {
    expect(decideHoldBack({ ...item, planned: null, refillable: true })).toBe(0);
    expect(decideHoldBack({ ...item, planned: null, stock: 30 })).toBe(0);
    expect(decideHoldBack({ ...item, planned: null, likelihood: 0.8 })).toBe(0);
  });

  it('holds back when stock falls faster than planned', () => {
    expect(decideHoldBack({ ...item, stock: 30, planned: 60 })).toBeCloseTo(0.375);
  });
});

describe('the measure of a target', () => {
  const judged = (approved: number, rejected: number) =>
    new Map([['text', { approved, rejected }]]);
  const plan = (measure: 'acceptance' | 'approval' | 'proficiency', key: number) =>
    planTarget({
      ...{ period, population: nobody, types: [taskType('a')] },
      performers: [
        performer({ key: 'good', judged: judged(100, 0) }),
        performer({ key: 'poor', judged: judged(50, 50), ...(key === 0 ? { online: false } : {}) }),
      ],
      settings: { ...settings, measure },
    })[0]?.expected ?? 0;

  it('counts accepts, or results that will be approved', () => {
    expect(plan('acceptance', 1)).toBeCloseTo(40);
    expect(plan('approval', 1)).toBeLessThan(plan('acceptance', 1));
  });

  it('takes off what a slow pace forbids by the same measure', () => {
    const slow = {
      ...{ period, population: nobody, types: [taskType('a')] },
      performers: [performer({ judged: judged(50, 50), paceByType: new Map([['a', 10]]) })],
    };
    const accepts = planTarget({ ...slow, settings })[0]?.expected ?? 0;
    const approved = planTarget({ ...slow, settings: { ...settings, measure: 'approval' } });
    expect(accepts).toBeCloseTo(10);
    const rate = (50 + 5 * (0.5 + 0.4 / 21)) / 105;
    expect(approved[0]?.expected).toBeCloseTo(10 * rate);
  });

  it('weighs a proficient group above its number', () => {
    expect(plan('proficiency', 0)).toBeGreaterThan(plan('acceptance', 0));
  });
});
