import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allows,
  compareValue,
  deriveSystemQualifications,
  distanceKm,
  evaluateCriteria,
  guards,
  keepLasting,
  listRequirements,
  nowhere,
  readCriteria,
  type Criteria,
  type PerformerFacts,
  type Rule,
} from '../src/index.ts';
import * as any from './arbitraries.ts';

const somebody: PerformerFacts = {
  ownRequesterKey: null,
  qualifications: new Map([
    ['qualification_a', 80],
    ['system:approval-rate', 91],
  ]),
  blockedBy: new Map(),
  area: { country: 'DE', subdivision: null, position: { latitude: 53.55, longitude: 10 } },
  device: { capabilities: ['camera'], screenWidth: 390, screenHeight: 844 },
};
const fresh = { requesterKey: 'r9', alreadyDone: 'no' } as const;
const asking = (rule: Rule): Criteria => ({
  version: 1,
  requirements: [{ guards: 'accept', rule }],
});
const missingOf = (rule: Rule, performer = somebody) =>
  evaluateCriteria(asking(rule), performer, fresh).missing;
const holds = (comparator: Parameters<typeof compareValue>[1], ...values: number[]): Rule => ({
  kind: 'qualification',
  id: 'qualification_a',
  name: 'Reads Greek',
  comparator,
  values,
});

describe('comparators', () => {
  it.each([
    ['LessThan', [81], [80]],
    ['LessThanOrEqualTo', [80], [79]],
    ['GreaterThan', [79], [80]],
    ['GreaterThanOrEqualTo', [80], [81]],
    ['EqualTo', [80], [81]],
    ['NotEqualTo', [81], [80]],
    ['In', [1, 80], [1, 2]],
    ['NotIn', [1, 2], [1, 80]],
  ] as const)('%s compares the held value', (comparator, meeting, failing) => {
    expect(compareValue(80, comparator, meeting)).toBe(true);
    expect(compareValue(80, comparator, failing)).toBe(false);
    expect(compareValue(null, comparator, meeting)).toBe(false);
  });

  it('tell holding from not holding, also with the value 0', () => {
    expect(compareValue(0, 'Exists', [])).toBe(true);
    expect(compareValue(null, 'Exists', [])).toBe(false);
    expect(compareValue(0, 'DoesNotExist', [])).toBe(false);
    expect(compareValue(null, 'DoesNotExist', [])).toBe(true);
  });

  it('are each met or not met, and opposites are never both met', () => {
    const pairs = [
      ['LessThan', 'GreaterThanOrEqualTo'],
      ['GreaterThan', 'LessThanOrEqualTo'],
      ['EqualTo', 'NotEqualTo'],
      ['In', 'NotIn'],
    ] as const;
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.constantFrom(...pairs), (held, value, pair) => {
        const [one, other] = pair.map((comparator) => compareValue(held, comparator, [value]));
        expect(one).toBe(!other);
      }),
    );
  });
});

describe('criteria', () => {
  it('are met by everybody when there are none', () => {
    const none = evaluateCriteria(readCriteria({}), somebody, fresh);
    expect(none).toEqual({ met: true, missing: [] });
  });

  it('say what is asked and what is held', () => {
    expect(missingOf(holds('GreaterThanOrEqualTo', 95))).toMatchObject([
      {
        code: 'qualification',
        message: '“Reads Greek” must be at least 95; yours is 80.',
        qualificationId: 'qualification_a',
        comparator: 'GreaterThanOrEqualTo',
        wanted: [95],
        held: 80,
      },
    ]);
    const nobody = { ...somebody, qualifications: new Map() };
    expect(missingOf(holds('Exists'), nobody)[0]?.message).toBe(
      '“Reads Greek” is needed; you do not hold it yet.',
    );
    expect(missingOf(holds('DoesNotExist'))[0]?.message).toBe(
      'It is for those who do not hold “Reads Greek”; you do.',
    );
  });

  it('take the place that the performer says, and ask for it when it is not said', () => {
    const inGermany: Rule = { kind: 'area', comparator: 'In', places: ['DE'] };
    const inHamburg: Rule = { kind: 'area', comparator: 'In', places: ['AT', 'DE-HH'] };
    const notGermany: Rule = { kind: 'area', comparator: 'NotIn', places: ['DE'] };
    const unknown = { ...somebody, area: nowhere };
    expect(missingOf(inGermany)).toEqual([]);
    expect(missingOf(inGermany, unknown)[0]?.message).toContain('say in your profile');
    expect(missingOf(notGermany, unknown)).toHaveLength(1);
    expect(missingOf(notGermany)[0]?.message).toBe(
      'Not for people in Germany; your profile says Germany.',
    );
    expect(missingOf(inHamburg)[0]?.message).toContain('say in your profile');
    const there = { ...somebody, area: { ...somebody.area, subdivision: 'DE-HH' } };
    expect(missingOf(inHamburg, there)).toEqual([]);
  });

  it('measure the way to a place', () => {
    const berlin = { latitude: 52.52, longitude: 13.405 };
    expect(distanceKm({ latitude: 53.55, longitude: 10 }, berlin)).toBeCloseTo(255, -1);
    const near: Rule = { kind: 'near', ...berlin, radiusKm: 300, label: 'Berlin' };
    expect(missingOf(near)).toEqual([]);
    expect(missingOf({ ...near, radiusKm: 200 })[0]?.message).toContain('within 200 km of Berlin');
  });

  it('name what the device lacks, and see its screen whichever way it is held', () => {
    const camera: Rule = {
      kind: 'device',
      needs: ['camera'],
      minScreenLong: 800,
      minScreenShort: 360,
    };
    expect(missingOf(camera)).toEqual([]);
    expect(missingOf({ ...camera, needs: ['camera', 'touch'] })).toMatchObject([
      { code: 'device', capabilities: ['touch'] },
    ]);
    expect(missingOf({ ...camera, minScreenShort: 600 })[0]?.message).toContain('screen');
    expect(missingOf(camera, { ...somebody, device: null })).toHaveLength(1);
  });

  it('of an any-group need one of its rules, and name them all when none is met', () => {
    const any_: Rule = { kind: 'any', rules: [holds('EqualTo', 1), holds('EqualTo', 80)] };
    expect(missingOf(any_)).toEqual([]);
    const [none] = missingOf({ kind: 'any', rules: [holds('EqualTo', 1), holds('EqualTo', 2)] });
    expect(none).toMatchObject({ code: 'any-of', options: [{ wanted: [1] }, { wanted: [2] }] });
  });

  it('keep from accepting, from a preview or from finding at all', () => {
    const guarded = (guard: (typeof guards)[number]) =>
      evaluateCriteria(
        { version: 1, requirements: [{ guards: guard, rule: holds('EqualTo', 1) }] },
        somebody,
        fresh,
      );
    const acts = (guard: (typeof guards)[number]) =>
      guards.filter((act) => allows(guarded(guard), act));
    expect(acts('accept')).toEqual(['preview', 'discover']);
    expect(acts('preview')).toEqual(['discover']);
    expect(acts('discover')).toEqual([]);
  });

  it('never let anybody do their own tasks, those of who blocked them, or a task twice', () => {
    const none = readCriteria({});
    const codes = (performer: PerformerFacts, alreadyDone: 'no' | 'this' | 'all' = 'no') =>
      evaluateCriteria(none, performer, { requesterKey: 'r9', alreadyDone }).missing.map(
        ({ code }) => code,
      );
    expect(codes({ ...somebody, ownRequesterKey: 'r9' })).toEqual(['own-task']);
    expect(codes({ ...somebody, blockedBy: new Map([['r9', 'Spam.']]) })).toEqual(['blocked']);
    expect(codes(somebody, 'this')).toEqual(['already-done']);
    expect(codes(somebody, 'all')).toEqual(['already-done']);
  });

  it('that a newer version wrote are met by nobody', () => {
    for (const stored of [
      { version: 2, requirements: [] },
      { version: 1, requirements: [{ guards: 'accept', rule: { kind: 'horoscope' } }] },
      { version: 1, requirements: [{ rule: { kind: 'all', rules: [{ kind: 'moon' }] } }] },
      { version: 1, requirements: ['x'] },
      { version: 1 },
    ]) {
      const { met, missing } = evaluateCriteria(readCriteria(stored), somebody, fresh);
      expect(met).toBe(false);
      expect(missing[0]?.code).toBe('unknown');
    }
  });

  it('are met exactly when each requirement is, and say so in words', () => {
    fc.assert(
      fc.property(any.criteria, any.performer, (criteria, performer) => {
        const { met, missing } = evaluateCriteria(criteria, performer, fresh);
        const states = listRequirements(criteria, performer);
        expect(met).toBe(states.every((state) => state.met));
        expect(met).toBe(missing.length === 0);
        for (const one of missing) expect(one.message).toMatch(/\S.*[.”]$/s);
        for (const state of states) expect(state.text).not.toBe('');
      }),
    );
  });

  it('of groups follow the logic of and and or', () => {
    fc.assert(
      fc.property(
        fc.array(any.rule, { minLength: 1, maxLength: 4 }),
        any.performer,
        (rules, who) => {
          const each = rules.map((rule) => missingOf(rule, who).length === 0);
          expect(missingOf({ kind: 'all', rules }, who).length === 0).toBe(each.every(Boolean));
          expect(missingOf({ kind: 'any', rules }, who).length === 0).toBe(each.some(Boolean));
        },
      ),
    );
  });

  it('reduced to what lasts are met by everybody who meets the whole', () => {
    fc.assert(
      fc.property(any.criteria, any.performer, (criteria, performer) => {
        const whole = evaluateCriteria(criteria, performer, fresh);
        const lasting = evaluateCriteria(keepLasting(criteria), performer, fresh);
        if (whole.met) expect(lasting.met).toBe(true);
      }),
    );
  });
});

describe('qualifications that the exchange keeps', () => {
  const memberSince = new Date('2026-01-01T00:00:00Z');
  const at = new Date('2026-01-11T23:00:00Z');

  it('come from what happened', () => {
    const record = { submitted: 9, approved: 2, rejected: 1, memberSince };
    expect(Object.fromEntries(deriveSystemQualifications(record, at))).toEqual({
      'system:approval-rate': 66,
      'system:approved-count': 2,
      'system:submitted-count': 9,
      'system:member-days': 10,
    });
  });

  it('include no approval rate before the first decision', () => {
    const record = { submitted: 9, approved: 0, rejected: 0, memberSince: at };
    expect(deriveSystemQualifications(record, memberSince).has('system:approval-rate')).toBe(false);
    expect(deriveSystemQualifications(record, memberSince).get('system:member-days')).toBe(0);
  });
});
