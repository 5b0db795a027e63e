import { readDecayed } from '../decayed.ts';
import { noviceTakes } from '../half-lives.ts';
import { tasteOf } from '../tastes.ts';
import { named, unknown, type FeatureGroup } from './feature.ts';

/**
 * What is special about one batch, beside everything that can be said about its kind: it is taken more, or
 * less, than the crowd's habits explain. And where newcomers begin, who have no history of their own.
 */
export const appealFeatures: FeatureGroup = {
  // Not a part of the crowd's habits, because it is measured against them.
  personal: true,
  features: named([
    ['appeal-now', 'taken more than its share now'],
    ['appeal', 'taken more than its share'],
    ['surprise-now', 'taken more than usual for such a batch now'],
    ['surprise', 'taken more than usual for such a batch'],
    ['novice-flow', 'newcomers begin with it'],
    ['novice-type-now', 'newcomers begin with its type now'],
    ['novice-type', 'newcomers begin with its type'],
  ]),
  prepare({ memory, performer, batches, types }) {
    const { noviceTick } = memory.counters;
    const novice = performer.takes < 2;
    return (index, out, offset) => {
      const batch = batches[index];
      if (batch === undefined) return;
      const type = types[index]?.flow.novices;
      const values = [
        tasteOf(batch.appeal, 0, 0.5),
        tasteOf(batch.appeal, 1, 0.5),
        tasteOf(batch.surprise, 0, 1.5),
        tasteOf(batch.surprise, 1, 1.5),
        novice
          ? Math.log(0.1 + readDecayed(batch.flow.novices, noviceTakes, 0, noviceTick))
          : unknown,
        novice && type !== undefined
          ? Math.log(0.2 + readDecayed(type, noviceTakes, 0, noviceTick))
          : unknown,
        novice && type !== undefined
          ? Math.log(0.5 + readDecayed(type, noviceTakes, 1, noviceTick))
          : unknown,
      ];
      out.set(values, offset);
    };
  },
};
