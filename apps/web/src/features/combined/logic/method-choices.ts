import type { CombinedFieldKind, CombineMethod } from '#gql';

interface MethodChoice {
  readonly value: CombineMethod;
  readonly label: string;
}

const labels: readonly MethodChoice[] = [
  { value: 'MAJORITY', label: 'Majority vote' },
  { value: 'WEIGHTED', label: 'Weighted vote' },
  { value: 'ONE_COIN', label: 'One-coin model' },
  { value: 'MACE', label: 'MACE' },
  { value: 'POOLED_DAWID_SKENE', label: 'Dawid–Skene, pooled' },
  { value: 'DAWID_SKENE', label: 'Dawid–Skene' },
];
const numbers: readonly MethodChoice[] = [
  { value: 'MEAN', label: 'Mean' },
  { value: 'MEDIAN', label: 'Median' },
  { value: 'WEIGHTED_MEAN', label: 'Weighted mean' },
];

/** The methods that can be picked for a field; none where there is but one way. */
export function methodChoices(kind: CombinedFieldKind): readonly MethodChoice[] {
  switch (kind) {
    case 'LABEL':
    case 'CHOICES':
      return labels;
    case 'NUMBER':
      return numbers;
    case 'BOXES':
    case 'SPANS':
      return [];
  }
}

/** The name of a method as pages say it. */
export function methodLabel(method: CombineMethod): string {
  return [...labels, ...numbers].find(({ value }) => value === method)?.label ?? 'Overlap';
}
