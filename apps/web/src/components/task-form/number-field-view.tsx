import type { NumberField } from '@exchange/tasks';
import { NumberInput } from '@mantine/core';
import '@mantine/core/styles/NumberInput.css';
import { readNumber } from '#lib/format/read-number.ts';
import { useTyped } from '#lib/use-typed.ts';
import { fieldInputProps } from './field-input-props.ts';
import type { FieldViewProps } from './field-view.tsx';

/** A number in a box. Bounds are told when they are missed; what was typed is never changed. */
export default function NumberFieldView({
  field,
  id,
  value,
  problem,
  onChange,
}: FieldViewProps<NumberField>) {
  const [shown, setTyped] = useTyped(value, readDraft, showDraft);
  return (
    <NumberInput
      {...fieldInputProps(field, id, problem)}
      value={shown}
      onChange={(next) => {
        setTyped(next);
        onChange(readDraft(next));
      }}
      allowDecimal={!field.integer}
      clampBehavior="none"
      step={field.step ?? 1}
      maw={280}
      {...(field.min === undefined ? {} : { min: field.min })}
      {...(field.max === undefined ? {} : { max: field.max })}
    />
  );
}

/** A number as soon as it is one; what is not is kept as it was typed, for the check to tell. */
function readDraft(typed: number | string): unknown {
  return readNumber(typed) ?? (typed === '' ? undefined : typed);
}

function showDraft(value: unknown): number | string {
  return typeof value === 'number' || typeof value === 'string' ? value : '';
}
