import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createShareTable,
  emptyPreferences,
  isFor,
  remainingTasks,
  type PerformerDemand,
  type Population,
  type TargetType,
} from '../src/index.ts';
import { interestFactor } from '../src/preferences.ts';
import { performer, taskType } from './support.ts';

const typeIds = ['a', 'b', 'c', 'd', 'e', 'f'];
const categories = ['text', 'audio', 'image'];
const requesters = ['r1', 'r2', 'r3'];
const words = ['Receipt', 'receipt', 'cat', 'Dog'];

const counts = (keys: readonly string[]) =>
  fc
    .subarray([...keys])
    .chain((some) =>
      fc
        .array(fc.integer({ min: 0, max: 60 }), { minLength: some.length, maxLength: some.length })
        .map((values) => new Map(some.map((key, index) => [key, values[index] ?? 0]))),
    );

const oneType = (typeId: string) =>
  fc
    .record({
      requesterKey: fc.constantFrom(...requesters),
      category: fc.constantFrom(...categories),
      keywords: fc.subarray(words),
      tasks: fc.integer({ min: 0, max: 40 }),
      totalTasks: fc.integer({ min: 0, max: 40 }),
      near: fc.integer({ min: 0, max: 2 }),
    })
    .map((changes) => taskType(typeId, changes));

const somebody = fc
  .record({
    ownRequesterKey: fc.constantFrom(null, ...requesters),
    barredTypes: fc.subarray([...typeIds, 'gone']).map((barred) => new Set(barred)),
    acceptsByType: counts([...typeIds, 'gone']),
    acceptsByCategory: counts(categories),
    heldByType: counts([...typeIds, 'gone']),
    preferences: fc
      .record({
        categories: fc.subarray([...categories, 'other']),
        keywords: fc.subarray(['RECEIPT', 'dog']),
        hiddenTypes: fc.subarray([...typeIds, 'gone'], { maxLength: 2 }),
        hiddenRequesters: fc.subarray([...requesters, 'gone'], { maxLength: 1 }),
      })
      .map((wishes) => ({ ...emptyPreferences, ...wishes })),
  })
  .map((changes) => performer(changes));

const others = fc.record({ acceptsByType: counts(typeIds), acceptsByCategory: counts(categories) });

/** The formula of `createShareTable` over counts, written out type by type. */
function sharesByFormula(
  who: PerformerDemand,
  types: readonly TargetType[],
  population: Population,
): ReadonlyMap<string, number> {
  const open = types.filter((type) => {
    const tasks = remainingTasks(who, type);
    return isFor(who, type) && (tasks > 0 || type.near > 0);
  });
  const siblings = ({ category }: TargetType) =>
    open.filter((one) => one.category === category).length;
  const mixed = ({ acceptsByType, acceptsByCategory }: Population, type: TargetType) =>
    (acceptsByType.get(type.typeId) ?? 0) / 2 +
    (acceptsByCategory.get(type.category) ?? 0) / 2 / siblings(type);
  const sum = (of: (type: TargetType) => number) =>
    open.reduce((total, type) => total + of(type), 0);
  const own = sum((type) => mixed(who, type));
  const usual = sum((type) => mixed(population, type));
  const interests = sum((type) => interestFactor(who.preferences, type));
  const asks = who.preferences.categories.length + who.preferences.keywords.length > 0;
  const scale = asks ? Math.min(1, 5 / usual) : 1;
  return new Map(
    open.map((type) => {
      const wish = interestFactor(who.preferences, type) / interests;
      const q = (mixed(population, type) * scale + 10 * wish) / (usual * scale + 10);
      return [type.typeId, (mixed(who, type) + 10 * q) / (own + 10)];
    }),
  );
}

describe('the table of shares', () => {
  it('gives everybody what the formula gives, whoever came before them', () => {
    const drawn = fc.tuple(fc.tuple(...typeIds.map(oneType)), fc.array(somebody), others);
    fc.assert(
      fc.property(drawn, ([types, people, population]) => {
        const table = createShareTable(types, population);
        for (const who of people) {
          const expected = sharesByFormula(who, types, population);
          expect(table.fill(who)).toBe(expected.size);
          for (const [place, { typeId }] of types.entries()) {
            expect(table.shares[place]).toBeCloseTo(expected.get(typeId) ?? 0, 10);
          }
        }
      }),
    );
  });
});
