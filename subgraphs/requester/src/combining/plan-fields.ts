import type { TaskInterface } from '@exchange/interfaces';
import type { Field } from '@exchange/tasks';
import { fieldsOf } from '@exchange/tasks';
import type { CombinePlan, FieldPlan, ValueKind } from './types.ts';

/** Kinds of field whose answers can be combined; written texts, files and the like cannot. */
const kinds: Readonly<Record<string, ValueKind>> = {
  singleChoice: 'label',
  yesNo: 'label',
  comparison: 'label',
  number: 'number',
  multipleChoice: 'choices',
  boxes: 'boxes',
  spans: 'spans',
  segments: 'spans',
};

export function planFields(of: TaskInterface): CombinePlan {
  switch (of.kind) {
    case undefined:
      return fieldsOf(of).flatMap(planField);
    case 'html':
    case 'external':
      return null;
  }
}

function planField(field: Field): FieldPlan[] {
  const kind = Object.hasOwn(kinds, field.kind) ? kinds[field.kind] : undefined;
  if (kind === undefined) return [];
  const { name, label } = field;
  const { min, max } = field as { readonly min?: unknown; readonly max?: unknown };
  const bounded = kind === 'number' && typeof min === 'number' && typeof max === 'number';
  return [{ name, label, kind, ...(bounded ? { range: [min, max] as const } : {}) }];
}
