import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Begins with these files, in this order, so that what takes long is not left to run alone at the end. */
export function longestFirst(...files: readonly string[]): typeof BaseSequencer {
  return class LongestFirst extends BaseSequencer {
    override async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
      const rankOf = ({ moduleId }: TestSpecification): number => {
        const place = files.findIndex((file) => moduleId.endsWith(file));
        return place === -1 ? files.length : place;
      };
      const sorted = await super.sort(specifications);
      return sorted.toSorted((one, other) => rankOf(one) - rankOf(other));
    }
  };
}
