import { emptyPreferences } from '@exchange/affinity';
import type { TaskInfo } from '@exchange/cluster';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeedEntry } from '../src/domain/feed-entry.ts';
import { blendLikelihoods, decideTrust } from '../src/domain/feed/blend-likelihoods.ts';
import { decidePressures } from '../src/domain/feed/decide-pressures.ts';
import { describeWhy } from '../src/domain/feed/describe-why.ts';
import { judgeEntry, type JudgeSources } from '../src/domain/feed/judge-entry.ts';

const now = new Date('2026-03-02T10:00:00Z');

function anEntry(changes: Partial<FeedEntry> = {}): FeedEntry {
  return {
    typeId: 'type_a',
    requesterKey: 'requester',
    requesterName: 'Acme',
    title: 'A',
    description: '',
    category: 'text',
    keywords: [],
    rewardMinor: 10,
    currency: 'USD',
    hourlyMinor: null,
    localSlots: 4,
    remoteSlots: 0,
    acceptable: true,
    own: { submitted: 0, approved: 0, rejected: 0 },
    timeAllowedSeconds: 600,
    autoApprovalSeconds: 600,
    typicalSeconds: null,
    sampleSize: 0,
    publishedAt: now,
    earliestDeadlineAt: null,
    lock: null,
    requirements: [],
    previewable: true,
    hidden: false,
    exposures: 100,
    ...changes,
  };
}

describe('the likelihood of taking', () => {
  const rates = fc.array(fc.double({ min: 0.001, max: 0.5, noNaN: true }), {
    minLength: 1,
    maxLength: 50,
  });

  it('keeps the scale of the rates, whatever the model says', () => {
    fc.assert(
      fc.property(rates, fc.double({ min: 0, max: 1, noNaN: true }), (some, trust) => {
        const even = some.map(() => 1 / some.length);
        const blended = blendLikelihoods(some, even, trust);
        const sum = (values: readonly number[]) => values.reduce((total, value) => total + value);
        expect(sum(blended)).toBeLessThanOrEqual(sum(some) + 1e-9);
        for (const value of blended) expect(value).toBeLessThanOrEqual(0.95);
      }),
    );
  });

  it('is the rates without trust, and in the order of the model with full trust', () => {
    const probabilities = [0.1, 0.7, 0.2];
    expect(blendLikelihoods([0.3, 0.1, 0.2], probabilities, 0)).toEqual([
      expect.closeTo(0.3),
      expect.closeTo(0.1),
      expect.closeTo(0.2),
    ]);
    const [low = 1, high = 0, middle = 0] = blendLikelihoods([0.3, 0.1, 0.2], probabilities, 1);
    expect(low).toBeLessThan(middle);
    expect(middle).toBeLessThan(high);
  });

  it('trusts a model that has seen little only a little, and never wholly', () => {
    expect(decideTrust(50, 0)).toBe(0);
    expect(decideTrust(0, 10_000)).toBeLessThan(0.26);
    expect(decideTrust(100, 10_000)).toBeGreaterThan(0.85);
    expect(decideTrust(1e6, 1e6)).toBeLessThan(1);
  });
});

describe('stock that is kept for others', () => {
  const sources: JudgeSources = {
    group: {
      likelihoods: new Map([['type_a', 0.5]]),
      exposures: new Map(),
      pressures: new Map([['type_a', 3]]),
    },
    maintenance: { target: new Map([['type_a', 20]]), ranAt: now },
    periodSeconds: 3_600,
    holdBack: true,
    now,
  };

  it('is kept from whom it fits less while it will not last and cannot be refilled', () => {
    expect(judgeEntry(anEntry(), 0.1, sources).heldBack).toBeCloseTo(0.8 * 0.8);
  });

  it.each([
    ['it fits as well as the others', 0.6, {}, {}],
    ['more can be had', 0.1, { remoteSlots: 5 }, {}],
    ['it lasts', 0.1, { localSlots: 20 }, {}],
    ['the setting is off', 0.1, {}, { holdBack: false }],
    ['nothing was planned', 0.1, {}, { maintenance: { target: new Map(), ranAt: null } }],
  ])('is kept from nobody when %s', (_, likelihood, entry, other) => {
    expect(judgeEntry(anEntry(entry), likelihood, { ...sources, ...other }).heldBack).toBe(0);
  });

  it('knows how hard pressed and how old it is', () => {
    const publishedAt = new Date(now.getTime() - 60_000);
    const judged = judgeEntry(anEntry({ publishedAt }), 0.1, sources);
    expect(judged).toMatchObject({ pressure: 3, ageSeconds: 60, exposures: 0, likelihood: 0.1 });
  });
});

describe('the pressure of what is left', () => {
  const info = {
    typeId: 'type_a',
    category: 'text',
    availableSlots: 100,
    earliestDeadlineAt: null,
  };
  const said = (profile: object) => ({ partitionId: 'p2', profile, publishedAt: now });

  const own = (perHour: number) => ({
    ...{ partitionId: 'p1', online: 3, waiting: 0, paceByCategory: new Map<string, number>() },
    paceByType: new Map([['type_a', perHour]]),
  });
  const due = new Date(now.getTime() + 3_600_000);
  const taskInfo = [{ ...info, earliestDeadlineAt: due } as unknown as TaskInfo];
  const stock = [{ typeId: 'type_a', category: 'text', free: 20 }];
  const lying = [{ typeId: 'type_a', deadlineAt: due, slots: 20 }];

  it('is what lies near, and its part of what is left, over what the group would do in time', () => {
    // What this group said of itself earlier does not count again.
    const groups = [
      said({ paceByCategory: { text: 30 } }),
      { ...said({ paceByType: { type_a: 900 } }), partitionId: 'p1' },
    ];
    const pressures = decidePressures({ taskInfo, stock, due: lying, own: own(20), groups, now });
    expect(pressures.get('type_a')).toBeCloseTo((20 + 100 * 0.4) / 20);
    const alone = decidePressures({
      ...{ taskInfo, stock, due: lying, own: own(20), groups: [], now },
    });
    expect(alone.get('type_a')).toBeCloseTo(6);
  });

  it('is known of what lies here when nothing is left elsewhere, and not of what nobody here does', () => {
    const near = { taskInfo: [], stock, due: [], groups: [], now };
    expect(decidePressures({ ...near, own: own(20) }).get('type_a')).toBeCloseTo(1 / 24);
    expect(decidePressures({ ...near, own: own(0) })).toEqual(new Map());
  });

  it('counts what lies here by its own deadlines, whatever is left elsewhere', () => {
    const lastOnes = [{ typeId: 'type_a', deadlineAt: due, slots: 15 }];
    const here = { stock, due: lastOnes, groups: [], now, own: own(20) };
    expect(decidePressures({ ...here, taskInfo: [] }).get('type_a')).toBeCloseTo(15 / 20);
    const relaxed = [info as unknown as TaskInfo];
    expect(decidePressures({ ...here, taskInfo: relaxed }).get('type_a')).toBeCloseTo(15 / 20);
  });
});

describe('why an entry is there', () => {
  const learnt = [
    { feature: 'time-left', words: '', weight: 2 },
    { feature: 'shared-share', words: '', weight: 1 },
  ];

  it.each([
    ['stated-interest', anEntry(), { ...emptyPreferences, categories: ['text'] }, learnt],
    [
      'stated-interest',
      anEntry({ keywords: ['Voice'] }),
      { ...emptyPreferences, keywords: ['voice'] },
      [],
    ],
    ['done-before', anEntry({ own: { submitted: 3, approved: 3, rejected: 0 } }), null, learnt],
    ['like-minded', anEntry({ own: { submitted: 3, approved: 0, rejected: 3 } }), null, learnt],
    ['try-out', anEntry({ exposures: 2 }), null, []],
    ['waiting', anEntry({ ageSeconds: 100_000 }), null, []],
    ['waiting', anEntry({ pressure: 2 }), null, []],
    [undefined, anEntry(), null, [{ feature: 'shared', words: '', weight: 0.01 }]],
  ])('is %s', (code, entry, preferences, reasons) => {
    expect(describeWhy(entry, preferences ?? emptyPreferences, reasons)?.code).toBe(code);
  });
});
