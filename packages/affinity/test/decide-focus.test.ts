import { describe, expect, it } from 'vitest';
import { believedSeconds, decideFocus, defaultFeedSettings, type FeedItem } from '../src/index.ts';

const settings = defaultFeedSettings;

function item(typeId: string, changes: Partial<FeedItem> = {}): FeedItem {
  return {
    ...{ typeId, requesterKey: 'r1', category: 'text', keywords: [], rewardMinor: 10 },
    ...{ hourlyMinor: null, localSlots: 5, remoteSlots: 0, acceptable: true },
    own: { submitted: 0, approved: 0, rejected: 0 },
    likelihood: 0.5,
    pressure: 0.3,
    ...changes,
  };
}

describe('the first page of a feed', () => {
  const focused = { ...settings, focus: 0.6 };
  const needed = item('needed', { pressure: 3 });
  const rest = ['a', 'b', 'c'].map((typeId) => item(typeId));

  it('ends early while what stands first is needed much more, and is likely to be taken', () => {
    expect(decideFocus([needed, needed, ...rest], focused, 8)).toBe(2);
    const sure = item('sure', { pressure: 3, likelihood: 0.9 });
    expect(decideFocus([sure, ...rest], focused, 8)).toBe(1);
  });

  it('is full when it may be, when all are needed alike, and when nothing suits', () => {
    expect(decideFocus([needed, needed, ...rest], settings, 8)).toBe(0);
    expect(decideFocus([...rest, ...rest], focused, 8)).toBe(0);
    expect(decideFocus([needed, ...rest], focused, 1)).toBe(0);
    const disliked = Array.from({ length: 9 }, () => item('x', { pressure: 9, likelihood: 0.01 }));
    expect(decideFocus([...disliked, ...rest], focused, 8)).toBe(0);
    const locked = item('locked', { pressure: 3, acceptable: false });
    expect(decideFocus([locked, ...rest], focused, 8)).toBe(0);
    expect(decideFocus([], focused, 8)).toBe(0);
  });
});

describe('what was said of a supply', () => {
  it('is believed the longer the more there is, and always for a moment', () => {
    expect(believedSeconds(1, 1_000)).toBe(30);
    expect(believedSeconds(1_000, 1_000)).toBe(1_800);
    expect(believedSeconds(1_000, 0)).toBeGreaterThan(86_400);
  });
});
