import fc from 'fast-check';
import {
  capabilities,
  comparators,
  guards,
  systemQualifications,
  valueCount,
  type Criteria,
  type PerformerFacts,
  type Rule,
} from '../src/index.ts';

export const grantableIds = ['qualification_a', 'qualification_b', 'qualification_c'];
const ids = [...grantableIds, ...systemQualifications.map(({ id }) => id)];
const places = ['DE', 'AT', 'DE-HH', 'US', 'US-CA'];
const value = fc.integer({ min: -5, max: 105 });

const qualification: fc.Arbitrary<Rule> = fc
  .tuple(fc.constantFrom(...ids), fc.constantFrom(...comparators))
  .chain(([id, comparator]) => {
    const count = valueCount(comparator);
    const values =
      count === 'none'
        ? fc.constant([])
        : count === 'one'
          ? value.map((one) => [one])
          : fc.uniqueArray(value, { minLength: 1, maxLength: 15 });
    const name = systemQualifications.find((known) => known.id === id)?.name ?? '';
    return values.map((list) => ({ kind: 'qualification', id, name, comparator, values: list }));
  });

const area: fc.Arbitrary<Rule> = fc.record({
  kind: fc.constant('area' as const),
  comparator: fc.constantFrom('In' as const, 'NotIn' as const),
  places: fc.uniqueArray(fc.constantFrom(...places), { minLength: 1 }),
});

const position = {
  latitude: degrees(90),
  longitude: degrees(180),
};

const near: fc.Arbitrary<Rule> = fc.record({
  kind: fc.constant('near' as const),
  ...position,
  radiusKm: fc.integer({ min: 1, max: 20_000 }),
  label: fc.constantFrom('Hamburg', 'the harbour'),
});

const device: fc.Arbitrary<Rule> = fc.record({
  kind: fc.constant('device' as const),
  needs: fc.uniqueArray(fc.constantFrom(...capabilities), { minLength: 1 }),
  minScreenLong: fc.integer({ min: 900, max: 2_000 }),
  minScreenShort: fc.integer({ min: 0, max: 900 }),
});

export const condition: fc.Arbitrary<Rule> = fc.oneof(qualification, area, near, device);

const ruleOfDepth = (depth: number): fc.Arbitrary<Rule> =>
  depth === 0
    ? condition
    : fc.oneof(
        { weight: 3, arbitrary: condition },
        {
          weight: 1,
          arbitrary: fc.record({
            kind: fc.constantFrom('all' as const, 'any' as const),
            rules: fc.array(ruleOfDepth(depth - 1), { minLength: 1, maxLength: 3 }),
          }),
        },
      );
export const rule = ruleOfDepth(3);

export const criteria: fc.Arbitrary<Criteria> = fc.record({
  version: fc.constant(1 as const),
  requirements: fc.array(fc.record({ guards: fc.constantFrom(...guards), rule }), {
    maxLength: 4,
  }),
});

export const performer: fc.Arbitrary<PerformerFacts> = fc.record({
  ownRequesterKey: fc.option(fc.constantFrom('r1', 'r2')),
  qualifications: fc
    .dictionary(fc.constantFrom(...ids), value)
    .map((held) => new Map(Object.entries(held))),
  blockedBy: fc.constantFrom(new Map<string, string>(), new Map([['r3', 'Random answers.']])),
  area: fc.record({
    country: fc.option(fc.constantFrom('DE', 'AT', 'US', 'FR')),
    subdivision: fc.option(fc.constantFrom('DE-HH', 'US-CA')),
    position: fc.option(fc.record(position)),
  }),
  device: fc.option(
    fc.record({
      capabilities: fc.uniqueArray(fc.constantFrom(...capabilities)),
      screenWidth: fc.integer({ min: 300, max: 3_000 }),
      screenHeight: fc.integer({ min: 300, max: 3_000 }),
    }),
  ),
});

/** Without negative zero, which JSON does not know. */
function degrees(most: number): fc.Arbitrary<number> {
  return fc.double({ min: -most, max: most, noNaN: true }).map((value) => value + 0);
}
