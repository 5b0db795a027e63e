import { describe, expect, it } from 'vitest';
import {
  chooseNext,
  defaultFeedSettings,
  emptyPreferences,
  rankFeed,
  type NextItem,
} from '../src/index.ts';

const viewer = { preferences: emptyPreferences };

function item(typeId: string, changes: Partial<NextItem> = {}): NextItem {
  return {
    ...{ typeId, requesterKey: typeId, category: 'text', keywords: [], rewardMinor: 10 },
    ...{ hourlyMinor: null, localSlots: 5, remoteSlots: 0, acceptable: true },
    own: { submitted: 0, approved: 0, rejected: 0 },
    ...{ likelihood: 0.4, pressure: 1, known: true, alike: { chosen: 0, gaveBack: 0 } },
    ...changes,
  };
}

function chosen(items: readonly NextItem[]): string[] {
  const ranked = rankFeed(items, viewer);
  return chooseNext(ranked, 'last', viewer, defaultFeedSettings).map(({ typeId }) => typeId);
}

describe('what somebody is handed who leaves the choice to the exchange', () => {
  it('is the same kind of work until another suits at least twice as well', () => {
    expect(chosen([item('last'), item('other', { likelihood: 0.9 })])).toEqual(['last', 'other']);
    expect(chosen([item('last'), item('other', { pressure: 1.5 })])).toEqual(['other', 'last']);
    expect(chosen([item('last'), item('other', { pressure: 0.1 })])).toEqual(['last', 'other']);
  });

  it('is never work that they neither did before nor very probably take', () => {
    const needed = { pressure: 100, known: false };
    expect(chosen([item('last'), item('new', needed)])).toEqual(['last']);
    expect(chosen([item('last'), item('new', { ...needed, likelihood: 0.6 })])[0]).toBe('new');
    expect(chosen([item('new', needed)])).toEqual([]);
    expect(chosen([item('last', { acceptable: false })])).toEqual([]);
  });

  it('may be new to them when they chose more work of its category than they gave back', () => {
    const isNew = { pressure: 100, known: false, likelihood: 0.1 };
    const first = (chosenOften: number, gaveBack: number) =>
      chosen([
        item('last'),
        item('new', { ...isNew, alike: { chosen: chosenOften, gaveBack } }),
      ])[0];
    expect(first(0, 0)).toBe('last');
    expect(first(3, 0)).toBe('new');
    expect(first(3, 2)).toBe('last');
    expect(first(9, 2)).toBe('new');
  });

  it('is nothing new before what they did of the same category, however much that was', () => {
    const rare = { likelihood: 0.05, alike: { chosen: 100, gaveBack: 0 } };
    const known = item('known', { ...rare, likelihood: 0.1 });
    expect(chosen([item('new', { ...rare, known: false }), known])).toEqual(['known', 'new']);
  });

  it('lies near as long as anything near suits them', () => {
    const far = { localSlots: 0, remoteSlots: 9 };
    expect(chosen([item('last', far), item('near', { likelihood: 0.1 })])).toEqual([
      'near',
      'last',
    ]);
    expect(chosen([item('last', far), item('other', far)])).toEqual(['last', 'other']);
  });
});
