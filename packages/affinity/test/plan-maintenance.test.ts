import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultMaintenanceSettings, planMaintenance } from '../src/index.ts';

const settings = { ...defaultMaintenanceSettings, lowWaterShare: 0.5, maximumStock: 1_000 };
const target = (typeId: string, slots: number) => ({
  typeId,
  slots,
  expected: slots,
  reason: 'expected' as const,
});
const supply = (typeId: string, availableSlots: number) => ({
  typeId,
  partitionId: 'r1',
  availableSlots,
});

function planOne(aim: number, free: number, available: number) {
  return planMaintenance(
    [target('a', aim)],
    [{ typeId: 'a', free }],
    [supply('a', available)],
    settings,
  ).types[0];
}

describe('the plan of a maintenance run', () => {
  it.each([
    [20, 20, 100, { acquire: 0, release: 0, reason: 'enough' }],
    [20, 17, 100, { acquire: 0, reason: 'enough' }],
    [20, 15, 100, { acquire: 5, reason: 'short', partitionId: 'r1' }],
    [4, 1, 100, { acquire: 3, reason: 'short' }],
    [20, 0, 7, { acquire: 7, reason: 'short' }],
    [20, 0, 0, { acquire: 0, reason: 'nothing-left', partitionId: null }],
    [20, 40, 0, { release: 0, reason: 'enough' }],
    [20, 41, 0, { release: 21, keep: 20, reason: 'excess' }],
    [0, 3, 9, { release: 3, keep: 0, reason: 'not-wanted' }],
  ])('with target %d, stock %d and %d elsewhere is %j', (aim, free, available, expected) => {
    expect(planOne(aim, free, available)).toMatchObject(expected);
  });

  it('fills the emptiest type first when there is not room for all', () => {
    const plan = planMaintenance(
      [target('a', 20), target('b', 20)],
      [
        { typeId: 'a', free: 8 },
        { typeId: 'b', free: 0 },
      ],
      [supply('a', 50), supply('b', 50)],
      { ...settings, maximumStock: 28 },
    );
    expect(plan.types.map((type) => type.acquire)).toEqual([0, 20]);
    expect(plan.types[0]?.reason).toBe('full');
  });

  it('gives back what nobody aims at any more', () => {
    const plan = planMaintenance([], [{ typeId: 'gone', free: 9 }], [], settings);
    expect(plan.types).toEqual([expect.objectContaining({ release: 9, reason: 'not-wanted' })]);
  });

  it('never asks for more than is there or has room, and settles after one run', () => {
    const entry = fc.record({ aim: fc.nat(300), free: fc.nat(400), available: fc.nat(400) });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 12 }), (entries) => {
        const targets = entries.map(({ aim }, index) => target(`t${index}`, aim));
        const stock = entries.map(({ free }, index) => ({ typeId: `t${index}`, free }));
        const supplies = entries.map(({ available }, index) => supply(`t${index}`, available));
        const { types } = planMaintenance(targets, stock, supplies, settings);
        const kept = types.reduce((sum, type) => sum + type.keep, 0);
        const asked = types.reduce((sum, type) => sum + type.acquire, 0);
        expect(asked).toBeLessThanOrEqual(Math.max(0, settings.maximumStock - kept));
        for (const [index, type] of types.entries()) {
          expect(type.acquire).toBeLessThanOrEqual(entries[index]?.available ?? 0);
          expect(type.keep).toBe((entries[index]?.free ?? 0) - type.release);
          expect(type.acquire === 0 || type.release === 0).toBe(true);
        }
        const after = types.map((type) => ({
          typeId: type.typeId,
          free: type.keep + type.acquire,
        }));
        const rest = supplies.map((s, index) =>
          supply(s.typeId, s.availableSlots - (types[index]?.acquire ?? 0)),
        );
        const next = planMaintenance(targets, after, rest, {
          ...settings,
          maximumStock: 1_000_000,
        });
        for (const [index, type] of next.types.entries()) {
          expect(type.release).toBe(0);
          if (types[index]?.acquire === entries[index]?.available) expect(type.acquire).toBe(0);
        }
      }),
    );
  });
});
