import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FakeClock,
  isIdOf,
  kindOf,
  newId,
  newOwnerKey,
  ownedKinds,
  ownerOf,
  roleOf,
  seededRandom,
  userId,
} from '@exchange/kernel';

describe('ids', () => {
  it('say who owns a thing, whatever the kind, the owner and the time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ownedKinds),
        fc.constantFrom('requester' as const, 'performer' as const),
        fc.nat(),
        fc.date({ min: new Date(0), max: new Date('9999-01-01'), noInvalidDate: true }),
        (kind, role, seed, at) => {
          const random = seededRandom(seed);
          const owner = newOwnerKey(role, random);
          const id = newId(kind, owner, new FakeClock(at), random);
          expect(ownerOf(id)).toBe(owner);
          expect(kindOf(id)).toBe(kind);
          expect(isIdOf(kind, id)).toBe(true);
          expect(roleOf(owner)).toBe(role);
          expect(ownerOf(userId(owner))).toBe(owner);
          expect(ownerOf(owner)).toBe(owner);
        },
      ),
    );
  });

  it('sort by time within one owner', () => {
    const owner = newOwnerKey('requester');
    const clock = new FakeClock(new Date('2026-01-01T00:00:00Z'));
    const ids = Array.from({ length: 50 }, () => {
      clock.advance(1);
      return newId('task', owner, clock);
    });
    expect([...ids].sort()).toEqual(ids);
  });

  it('are recognised as foreign, never guessed, for any other text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/^[rp][0-9a-z]{12}$/.test(text));
        expect(ownerOf(text)).toBeNull();
      }),
    );
    expect(ownerOf('house_r4k8m2q9x1tz')).toBeNull();
    expect(ownerOf('task_r4k8m2q9x1tz_short')).toBeNull();
    expect(ownerOf('task_x4k8m2q9x1tzz')).toBeNull();
    expect(ownerOf('__proto__')).toBeNull();
  });

  it('do not collide in a hundred thousand at one instant', () => {
    const owner = newOwnerKey('performer');
    const clock = new FakeClock();
    const ids = new Set(Array.from({ length: 100_000 }, () => newId('assignment', owner, clock)));
    expect(ids.size).toBe(100_000);
  });
});
