import type { Reason, StatedPreferences } from '@exchange/affinity';
import type { FeedEntry } from '../feed-entry.ts';

export interface FeedWhy {
  readonly code:
    | 'stated-interest'
    | 'done-before'
    | 'habit'
    | 'like-minded'
    | 'popular'
    | 'new'
    | 'well-paid'
    | 'waiting'
    | 'try-out';
  readonly message: string;
}

/** Signs of the model that mean something to people, by the beginning of their names; others stay unsaid. */
const signs: readonly (readonly [RegExp, FeedWhy])[] = [
  [
    /^(own-type|own-category|own-line|same-type|same-category|work-share|take-share|type-share)/,
    { code: 'habit', message: 'You often do work of this kind.' },
  ],
  [
    /^(own-requester|same-requester)/,
    { code: 'habit', message: 'You often work for this requester.' },
  ],
  [
    /^(own-words|title-like|title-best)/,
    { code: 'habit', message: 'Like work that you chose before.' },
  ],
  [
    /^(own-reward|pay-above)/,
    { code: 'habit', message: 'Pays as what you usually choose, or more.' },
  ],
  [
    /^(shared|alike|after-last|type-after|own-type-after)/,
    { code: 'like-minded', message: 'People who chose what you chose take this too.' },
  ],
  [
    /^(flow|type-flow|work-fast|work-slow|takes|works|take-rate|rising|appeal|surprise|crowd-type|crowd-category|crowd-requester|crowd-line|novice|type-work)/,
    { code: 'popular', message: 'Many people are taking this now.' },
  ],
  [
    /^(just-opened|newest|opened-since|opened-in-sitting|own-fresh|crowd-fresh)/,
    { code: 'new', message: 'New since you were last here, or among the newest.' },
  ],
  [/^(reward|hourly)/, { code: 'well-paid', message: 'Pays well beside the others.' }],
];

/** The part of a choice's odds that a reason must account for before it is worth saying. */
const leastWeight = 0.1;
const fewExposures = 20;
const longSeconds = 86_400;

/**
 * Why an entry stands where it stands, in a few words: what the viewer asked for comes first, then
 * what was learnt of them, then what the exchange needs. Null when nothing particular speaks for it.
 */
export function describeWhy(
  entry: FeedEntry,
  preferences: StatedPreferences,
  learnt: readonly Reason[],
): FeedWhy | null {
  if (preferences.categories.includes(entry.category)) {
    return { code: 'stated-interest', message: 'You asked for work of this category.' };
  }
  const words = new Set(preferences.keywords.map((word) => word.toLowerCase()));
  const word = entry.keywords.find((keyword) => words.has(keyword.toLowerCase()));
  if (word !== undefined) {
    return { code: 'stated-interest', message: `You look for the word “${word}”.` };
  }
  const { submitted, rejected } = entry.own;
  if (submitted > 0 && rejected * 4 <= submitted) {
    return { code: 'done-before', message: 'You did this before.' };
  }
  const sign = learnt
    .filter(({ weight }) => weight >= leastWeight)
    .flatMap(({ feature }) => signs.find(([names]) => names.test(feature))?.[1] ?? [])[0];
  if (sign !== undefined) return sign;
  if ((entry.exposures ?? fewExposures) < fewExposures) {
    return { code: 'try-out', message: 'Few people have seen this yet.' };
  }
  if ((entry.pressure ?? 1) > 1 || (entry.ageSeconds ?? 0) > longSeconds) {
    return { code: 'waiting', message: 'This has waited for somebody, or is due soon.' };
  }
  return null;
}
