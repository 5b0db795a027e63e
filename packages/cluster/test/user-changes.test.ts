import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UserChange } from '../src/directory/types.ts';
import { packUserChanges, parseUserChanges } from '../src/directory/pack-user-changes.ts';

describe('packing of user changes', () => {
  it('loses nothing and stays below the limit of a notification', () => {
    const change = fc.record({
      ownerKey: fc.string({ minLength: 13, maxLength: 13, unit: 'grapheme-ascii' }),
      topics: fc.array(fc.string({ maxLength: 60, unit: 'grapheme' }), {
        minLength: 1,
        maxLength: 60,
      }),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
        const payloads = packUserChanges(changes);
        for (const payload of payloads) expect(Buffer.byteLength(payload)).toBeLessThan(8_000);
        const topicsOf = (list: readonly UserChange[]) =>
          list.flatMap(({ ownerKey, topics }) => topics.map((topic) => [ownerKey, topic]));
        expect(topicsOf(payloads.flatMap(parseUserChanges))).toEqual(topicsOf(changes));
      }),
      { numRuns: 50 },
    );
  });

  it('reads text of others as no change', () => {
    expect(parseUserChanges('hello')).toEqual([]);
    expect(parseUserChanges('{"ownerKey":1}')).toEqual([]);
  });
});
