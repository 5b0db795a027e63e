/** What a performer says they want. Empty lists mean no wish. */
export interface StatedPreferences {
  /** Categories liked, most liked first. */
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
  /** Days of the week, 1 = Monday. */
  readonly days: readonly number[];
  /** Hours of the day (UTC), 0 to 23. */
  readonly hours: readonly number[];
  readonly pacePerHour: number | null;
  readonly maxPerSession: number | null;
  readonly hiddenRequesters: readonly string[];
  readonly hiddenTypes: readonly string[];
}

export const emptyPreferences: StatedPreferences = {
  categories: [],
  keywords: [],
  days: [],
  hours: [],
  pacePerHour: null,
  maxPerSession: null,
  hiddenRequesters: [],
  hiddenTypes: [],
};

interface Described {
  readonly typeId: string;
  readonly requesterKey: string;
  readonly category: string;
  readonly keywords: readonly string[];
}

export function isHidden(
  preferences: StatedPreferences,
  type: Pick<Described, 'typeId' | 'requesterKey'>,
): boolean {
  return (
    preferences.hiddenTypes.includes(type.typeId) ||
    preferences.hiddenRequesters.includes(type.requesterKey)
  );
}

/** Of a type that has one of the performer's keywords. */
export const wordFactor = 1.5;

/**
 * How much more often a performer with these wishes is expected to take such work than one without:
 * 1 when nothing fits, up to 4 for the category named first, and half as much again for a keyword.
 */
export function interestFactor(preferences: StatedPreferences, type: Described): number {
  const words = preferences.keywords.map((word) => word.toLowerCase());
  const named = type.keywords.some((word) => words.includes(word.toLowerCase()));
  return categoryFactor(preferences, type.category) * (named ? wordFactor : 1);
}

/** The same for what is known of the category alone, 1 to 4. */
export function categoryFactor(preferences: StatedPreferences, category: string): number {
  const place = preferences.categories.indexOf(category);
  return place === -1 ? 1 : 1 + 3 / (1 + place * 0.25);
}
