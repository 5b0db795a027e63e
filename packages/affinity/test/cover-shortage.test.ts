import { describe, expect, it } from 'vitest';
import { coverShortage, type Target, type TypePlan } from '../src/index.ts';

describe('what stands in for work of which there is too little', () => {
  const plan = (typeId: string, target: number, changes: Partial<TypePlan> = {}): TypePlan => ({
    ...{ typeId, partitionId: null, target, stock: 0, acquire: target, release: 0, keep: 0 },
    reason: 'short',
    ...changes,
  });
  const entry = (typeId: string, slots: number, expected: number): Target[number] => ({
    ...{ typeId, slots, expected, reason: 'expected' },
  });
  const supply = (typeId: string, availableSlots: number) => ({
    ...{ typeId, partitionId: 'r1', availableSlots },
  });
  const categories: Record<string, string> = { rare: 'a', other: 'a', best: 'a', far: 'b' };
  const cover = (
    plans: readonly TypePlan[],
    target: Target,
    supplies: ReturnType<typeof supply>[],
    room = 1_000,
  ) =>
    coverShortage(plans, target, supplies, (typeId) => categories[typeId], {
      ...{ excessFactor: 2, smallestPull: 5, room },
    });

  const plans = [
    plan('rare', 4),
    plan('other', 10),
    plan('best', 30),
    plan('far', 20, { acquire: 20 }),
  ];
  const target = [
    entry('rare', 4, 34),
    entry('other', 10, 10),
    entry('best', 30, 30),
    entry('far', 20, 20),
  ];
  const plenty = [supply('rare', 4), supply('other', 500), supply('best', 45), supply('far', 500)];

  it('is other work of its category, what the group likes best first, and no more than there is', () => {
    const covered = cover(plans, target, plenty);
    expect(covered.map(({ typeId, acquire }) => [typeId, acquire])).toEqual([
      ['rare', 4],
      ['other', 20],
      ['best', 45],
      ['far', 20],
    ]);
    expect(covered.map(({ reason }) => reason)).toEqual(['short', 'instead', 'instead', 'short']);
    expect(covered[2]?.partitionId).toBe('r1');
  });

  it('is never more than there is room for', () => {
    const covered = cover(plans, target, plenty, 7);
    expect(covered.map(({ acquire }) => acquire)).toEqual([4, 10, 37, 20]);
  });

  it('is not sent for when it is hardly anything', () => {
    const settled = plans.map((one) =>
      one.typeId === 'rare' ? one : { ...one, acquire: 0, keep: 10 },
    );
    const few = (slots: number) => [supply('rare', 4), supply('other', slots)];
    const asked = (slots: number) => cover(settled, target, few(slots))[1]?.acquire;
    expect([asked(4), asked(5)]).toEqual([0, 5]);
  });

  it('is nothing when nothing is short, nor what nobody wants or is given back', () => {
    const enough = target.map((one) => ({ ...one, expected: one.slots }));
    expect(cover(plans, enough, plenty)).toEqual(plans);
    const unwanted = [
      plan('rare', 4),
      plan('other', 0, { reason: 'not-wanted' }),
      plan('best', 30, { acquire: 0, keep: 30, release: 40, reason: 'excess' }),
    ];
    expect(cover(unwanted, target.slice(0, 3), plenty)).toEqual(unwanted);
  });
});
