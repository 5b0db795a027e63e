import type { NumberField } from '@exchange/tasks';
import { NumberInput } from '@mantine/core';
import '@mantine/core/styles/NumberInput.css';
import { fieldInputProps } from './field-input-props.ts';
import type { FieldViewProps } from './field-view.tsx';

/** A number in a box. Bounds are told when they are missed; what was typed is never changed. */
export function NumberFieldView({ field, id, value, problem, onChange }: FieldViewProps<NumberField>) {
  return (
    <NumberInput
      {...fieldInputProps(field, id, problem)}
      value={typeof value === 'number' || typeof value === 'string' ? value : ''}
      onChange={(next) => onChange(next === '' ? undefined : next)}
      allowDecimal={!field.integer}
      clampBehavior="none"
      step={field.step ?? 1}
      maw={280}
      {...(field.min === undefined ? {} : { min: field.min })}
      {...(field.max === undefined ? {} : { max: field.max })}
    />
  );
}
