import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyPreferences, rankFeed, type FeedItem } from '../src/index.ts';

function item(typeId: string, changes: Partial<FeedItem> = {}): FeedItem {
  return {
    typeId,
    requesterKey: 'r1',
    category: 'text',
    keywords: [],
    rewardMinor: 10,
    hourlyMinor: null,
    localSlots: 5,
    remoteSlots: 0,
    acceptable: true,
    own: { submitted: 0, approved: 0, rejected: 0 },
    ...changes,
  };
}
const order = (items: readonly FeedItem[], preferences = emptyPreferences) =>
  rankFeed(items, { preferences }).map((entry) => entry.typeId);

describe('the order of the feed', () => {
  it('puts what cannot be accepted last, and the local repository before what is elsewhere', () => {
    const items = [
      item('locked', { acceptable: false, rewardMinor: 900 }),
      item('far', { localSlots: 0, remoteSlots: 9, rewardMinor: 900 }),
      item('near'),
    ];
    expect(order(items)).toEqual(['near', 'far', 'locked']);
  });

  it('follows stated interests, the category named first most', () => {
    const preferences = {
      ...emptyPreferences,
      categories: ['audio', 'video'],
      keywords: ['Speech'],
    };
    const items = [
      item('text'),
      item('video', { category: 'video' }),
      item('audio', { category: 'audio' }),
      item('speech', { category: 'audio', keywords: ['speech'] }),
    ];
    expect(order(items, preferences)).toEqual(['speech', 'audio', 'video', 'text']);
  });

  it('prefers better pay and work that was approved, and sinks work that was rejected', () => {
    const items = [
      item('rejected', { own: { submitted: 5, approved: 0, rejected: 5 } }),
      item('new'),
      item('approved', { own: { submitted: 5, approved: 5, rejected: 0 } }),
    ];
    expect(order(items)).toEqual(['approved', 'new', 'rejected']);
    expect(order([item('a'), item('b', { hourlyMinor: 2_000 })])).toEqual(['b', 'a']);
  });

  it('loses and doubles nothing, and does not depend on the order given', () => {
    const items = fc.uniqueArray(
      fc.record({
        id: fc.string({ minLength: 1 }),
        reward: fc.nat(50),
        near: fc.boolean(),
        ok: fc.boolean(),
      }),
      { selector: (entry) => entry.id, maxLength: 30 },
    );
    fc.assert(
      fc.property(items, (entries) => {
        const all = entries.map((entry) =>
          item(entry.id, {
            rewardMinor: entry.reward,
            localSlots: entry.near ? 1 : 0,
            acceptable: entry.ok,
          }),
        );
        const ranked = order(all);
        expect([...ranked].sort()).toEqual(all.map((entry) => entry.typeId).sort());
        expect(order([...all].reverse())).toEqual(ranked);
      }),
    );
  });
});
