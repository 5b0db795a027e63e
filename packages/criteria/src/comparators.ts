import type { Comparator } from './criteria.ts';

/** How many values a comparator takes. */
export function valueCount(comparator: Comparator): 'none' | 'one' | 'several' {
  if (comparator === 'Exists' || comparator === 'DoesNotExist') return 'none';
  return comparator === 'In' || comparator === 'NotIn' ? 'several' : 'one';
}

/**
 * Whether a held value (null: not held) meets a comparison. Only DoesNotExist is met by somebody who
 * does not hold the qualification.
 */
export function compareValue(
  held: number | null,
  comparator: Comparator,
  values: readonly number[],
): boolean {
  if (held === null) return comparator === 'DoesNotExist';
  const [value = Number.NaN] = values;
  switch (comparator) {
    case 'LessThan':
      return held < value;
    case 'LessThanOrEqualTo':
      return held <= value;
    case 'GreaterThan':
      return held > value;
    case 'GreaterThanOrEqualTo':
      return held >= value;
    case 'EqualTo':
      return held === value;
    case 'NotEqualTo':
      return values.length > 0 && held !== value;
    case 'Exists':
      return true;
    case 'DoesNotExist':
      return false;
    case 'In':
      return values.includes(held);
    case 'NotIn':
      return !values.includes(held);
  }
}

/** `at least 95`, as it stands after the name of the qualification. */
export function comparisonWords(comparator: Comparator, values: readonly number[]): string {
  const list = values.map((value) => value.toLocaleString('en')).join(', ');
  switch (comparator) {
    case 'LessThan':
      return `below ${list}`;
    case 'LessThanOrEqualTo':
      return `at most ${list}`;
    case 'GreaterThan':
      return `above ${list}`;
    case 'GreaterThanOrEqualTo':
      return `at least ${list}`;
    case 'EqualTo':
      return `exactly ${list}`;
    case 'NotEqualTo':
      return `other than ${list}`;
    case 'Exists':
      return 'any value';
    case 'DoesNotExist':
      return 'not held';
    case 'In':
      return `one of ${list}`;
    case 'NotIn':
      return `none of ${list}`;
  }
}
