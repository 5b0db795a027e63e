import { keyFamilies, keysOf, tasteOf } from '../tastes.ts';
import { named, type FeatureGroup } from './feature.ts';

const familyWords: Record<(typeof keyFamilies)[number], string> = {
  type: 'this type',
  category: 'this category',
  requester: 'this requester',
  reward: 'pay like this',
  line: 'this type of work in this category for this requester',
  fresh: 'batches as new as this',
  crowd: 'batches as popular as this',
  age: 'batches open for as long as this',
  'type-age': 'this type at this age',
};

/** What the crowd prefers of late, by every family of keys, whoever chooses. */
export const crowdTasteFeatures: FeatureGroup = {
  personal: false,
  features: named([
    ...keyFamilies.flatMap((family) => [
      [`crowd-${family}-now`, `${familyWords[family]} is preferred now`] as const,
      [`crowd-${family}`, `${familyWords[family]} is preferred`] as const,
    ]),
    ['crowd-words', 'titles like this are preferred'],
  ]),
  prepare(situation) {
    const { memory } = situation;
    const keysOfAll = keysOf(situation);
    return (index, out, offset) => {
      const keys = keysOfAll[index] ?? [];
      let column = offset;
      for (let family = 0; family < keyFamilies.length; family += 1) {
        const cell = memory.key(keys[family] ?? -1)?.taste;
        out[column] = tasteOf(cell, 0, 2);
        out[column + 1] = tasteOf(cell, 1, 2);
        column += 2;
      }
      let sum = 0;
      const words = keys.length - keyFamilies.length;
      for (let word = 0; word < words; word += 1) {
        sum += tasteOf(memory.key(keys[keyFamilies.length + word] ?? -1)?.taste, 1, 4);
      }
      out[column] = words === 0 ? 0 : sum / words;
    };
  },
};

/** What this performer prefers against the crowd: over the last few takes, and over many. */
export const ownTasteFeatures: FeatureGroup = {
  personal: true,
  features: named([
    ...keyFamilies.flatMap((family) => [
      [`own-${family}-now`, `prefers ${familyWords[family]} lately`] as const,
      [`own-${family}`, `prefers ${familyWords[family]}`] as const,
    ]),
    ['own-words-now', 'prefers titles like this lately'],
    ['own-words', 'prefers titles like this'],
  ]),
  prepare(situation) {
    const { performer } = situation;
    const keysOfAll = keysOf(situation);
    return (index, out, offset) => {
      const keys = keysOfAll[index] ?? [];
      let column = offset;
      for (let family = 0; family < keyFamilies.length; family += 1) {
        const cell = performer.tastes.get(keys[family] ?? -1);
        out[column] = tasteOf(cell, 0, 1);
        out[column + 1] = tasteOf(cell, 1, 1.5);
        column += 2;
      }
      let now = 0;
      let long = 0;
      const words = keys.length - keyFamilies.length;
      for (let word = 0; word < words; word += 1) {
        const cell = performer.tastes.get(keys[keyFamilies.length + word] ?? -1);
        now += tasteOf(cell, 0, 1);
        long += tasteOf(cell, 1, 1);
      }
      out[column] = words === 0 ? 0 : now / words;
      out[column + 1] = words === 0 ? 0 : long / words;
    };
  },
};
