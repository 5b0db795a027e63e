import {
  systemQualifications,
  valueCount,
  type Comparator,
  type Condition,
  type Requirement,
  type Rule,
} from '@exchange/criteria';

export interface QualificationChoice {
  readonly id: string;
  readonly name: string;
}

/** What a condition can ask for, as the page's list of choices has it. */
export type Subject = 'area' | 'near' | 'device' | `qualification:${string}`;

export const comparatorWords: Readonly<Record<Comparator, string>> = {
  GreaterThanOrEqualTo: 'is at least',
  LessThanOrEqualTo: 'is at most',
  GreaterThan: 'is above',
  LessThan: 'is below',
  EqualTo: 'is exactly',
  NotEqualTo: 'is held and is not',
  In: 'is one of',
  NotIn: 'is held and is none of',
  Exists: 'is held',
  DoesNotExist: 'is not held',
};

export function newRequirement(): Requirement {
  const [first] = systemQualifications;
  return {
    guards: 'accept',
    rule: {
      kind: 'qualification',
      id: first.id,
      name: first.name,
      comparator: 'GreaterThanOrEqualTo',
      values: [90],
    },
  };
}

/** The conditions of which one is enough; null for groups that this page cannot show in parts. */
export function conditionsOf(rule: Rule): readonly Condition[] | null {
  if (!('rules' in rule)) return rule.kind === 'unknown' ? null : [rule];
  const inner = rule.rules.map(conditionsOf);
  if (rule.kind === 'all' && rule.rules.length > 1) return null;
  if (inner.some((conditions) => conditions === null || conditions.length !== 1)) return null;
  return inner.flatMap((conditions) => conditions ?? []);
}

export function ruleOf(conditions: readonly Condition[]): Rule {
  const [only] = conditions;
  return conditions.length === 1 && only !== undefined ? only : { kind: 'any', rules: conditions };
}

export function subjectOf(condition: Condition): Subject {
  if (condition.kind === 'qualification') return `qualification:${condition.id}`;
  return condition.kind === 'unknown' ? 'area' : condition.kind;
}

/** A condition of another kind, with values to begin from. */
export function conditionAbout(
  subject: Subject,
  choices: readonly QualificationChoice[],
): Condition {
  if (subject === 'area') return { kind: 'area', comparator: 'In', places: [] };
  if (subject === 'near') {
    return { kind: 'near', latitude: 0, longitude: 0, radiusKm: 50, label: '' };
  }
  if (subject === 'device') {
    return { kind: 'device', needs: ['camera'], minScreenLong: 0, minScreenShort: 0 };
  }
  const id = subject.slice('qualification:'.length);
  const name = choices.find((choice) => choice.id === id)?.name ?? '';
  const isSystem = id.startsWith('system:');
  return {
    kind: 'qualification',
    id,
    name,
    comparator: isSystem ? 'GreaterThanOrEqualTo' : 'Exists',
    values: isSystem ? [90] : [],
  };
}

/** As many values as the comparator takes. */
export function valuesFor(comparator: Comparator, values: readonly number[]): readonly number[] {
  const count = valueCount(comparator);
  if (count === 'none') return [];
  const some = values.length === 0 ? [1] : values;
  return count === 'one' ? some.slice(0, 1) : some;
}

/** Whole numbers in a text; what is none is left out. */
export function readValues(text: string): readonly number[] {
  const words = text.split(/[\s,;]+/).filter((word) => /^-?\d+$/.test(word));
  return [...new Set(words.map(Number))];
}

/** Codes of places in a text, in capitals. */
export function readPlaces(text: string): readonly string[] {
  return [
    ...new Set(
      text
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ];
}
