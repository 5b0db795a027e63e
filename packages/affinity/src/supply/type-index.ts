import { categoryFactor, wordFactor, type StatedPreferences } from '../preferences.ts';
import type { PerformerDemand, TargetType } from './target-types.ts';

/**
 * Places of many types by what performers are known to like, hide or have had, so that what one
 * performer is like costs steps by their own history, not by all types. Worked out once.
 */
export interface TypeIndex {
  readonly placeOf: ReadonlyMap<string, number>;
  readonly categories: readonly string[];
  /** Place of each type's category. */
  readonly categoryOf: Int32Array;
  readonly ofRequester: ReadonlyMap<string, readonly number[]>;
  /** By keyword in small letters. */
  readonly ofWord: ReadonlyMap<string, readonly number[]>;
}

export function indexTypes(types: readonly TargetType[]): TypeIndex {
  const categories = [...new Set(types.map((type) => type.category))];
  const categoryPlaces = new Map(categories.map((category, place) => [category, place]));
  return {
    placeOf: new Map(types.map((type, place) => [type.typeId, place])),
    categories,
    categoryOf: Int32Array.from(types, (type) => categoryPlaces.get(type.category) ?? 0),
    ofRequester: placesBy(types, ({ requesterKey }) => [requesterKey]),
    ofWord: placesBy(types, ({ keywords }) => keywords.map((word) => word.toLowerCase())),
  };
}

function placesBy(
  types: readonly TargetType[],
  keysOf: (type: TargetType) => readonly string[],
): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [place, type] of types.entries()) {
    for (const key of keysOf(type)) {
      const before = places.get(key);
      if (before === undefined) places.set(key, [place]);
      else before.push(place);
    }
  }
  return places;
}

const none: readonly number[] = [];

/** Visits the types that are not for the performer (`isFor`), some more than once. */
export function visitBarred(
  performer: PerformerDemand,
  { placeOf, ofRequester }: TypeIndex,
  visit: (place: number) => void,
): void {
  const { ownRequesterKey, barredTypes, preferences } = performer;
  const requesters = [...preferences.hiddenRequesters];
  if (ownRequesterKey !== null) requesters.push(ownRequesterKey);
  for (const key of requesters) {
    for (const place of ofRequester.get(key) ?? none) visit(place);
  }
  for (const hidden of [preferences.hiddenTypes, barredTypes ?? []]) {
    for (const typeId of hidden) {
      const place = placeOf.get(typeId);
      if (place !== undefined) visit(place);
    }
  }
}

/** Writes `interestFactor` of every type to `row`, by place. */
export function fillInterest(
  preferences: StatedPreferences,
  { categories, categoryOf, ofWord }: TypeIndex,
  row: Float64Array,
): void {
  if (preferences.categories.length === 0) row.fill(1);
  else {
    const liked = categories.map((category) => categoryFactor(preferences, category));
    for (let place = 0; place < row.length; place += 1) {
      row[place] = liked[categoryOf[place] ?? 0] ?? 1;
    }
  }
  // A type that has two of the words is named once.
  const named = new Set<number>();
  for (const word of preferences.keywords) {
    for (const place of ofWord.get(word.toLowerCase()) ?? none) named.add(place);
  }
  for (const place of named) row[place] = (row[place] ?? 1) * wordFactor;
}
