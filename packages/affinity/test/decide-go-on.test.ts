import { describe, expect, it } from 'vitest';
import {
  believedSeconds,
  decideGoOn,
  defaultFeedSettings,
  emptyPreferences,
  type FeedItem,
} from '../src/index.ts';

const viewer = { preferences: emptyPreferences };
const settings = { ...defaultFeedSettings, needWeight: 3 };

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

describe('going on with the same kind of work', () => {
  it('is offered while nothing else is needed much more', () => {
    expect(decideGoOn(item('a'), null, viewer, settings)).toBe(true);
    expect(decideGoOn(item('a'), item('a', { pressure: 9 }), viewer, settings)).toBe(true);
    expect(decideGoOn(item('a'), item('b', { pressure: 0.33 }), viewer, settings)).toBe(true);
  });

  it('is not offered while something that they would take is needed much more', () => {
    expect(decideGoOn(item('a'), item('b', { pressure: 0.6 }), viewer, settings)).toBe(false);
    const disliked = item('b', { pressure: 0.6, likelihood: 0.001, exposures: 1_000 });
    expect(decideGoOn(item('a'), disliked, viewer, settings)).toBe(true);
  });
});

describe('what was said of a supply', () => {
  it('is believed the longer the more there is, and always for a moment', () => {
    expect(believedSeconds(1, 1_000)).toBe(30);
    expect(believedSeconds(1_000, 1_000)).toBe(1_800);
    expect(believedSeconds(1_000, 0)).toBeGreaterThan(86_400);
  });
});
