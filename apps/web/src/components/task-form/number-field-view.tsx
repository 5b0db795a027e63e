import type { NumberField } from '@exchange/tasks';
import { NumberInput } from '@mantine/core';
import '@mantine/core/styles/NumberInput.css';
import { useTyped } from '#lib/use-typed.ts';
import { fieldInputProps } from './field-input-props.ts';
import type { FieldViewProps } from './field-view.tsx';
import { readNumberDraft, showNumberDraft } from './number-draft.ts';

/** A number in a box. Bounds are told when they are missed; what was typed is never changed. */
export default function NumberFieldView({
  field,
  id,
  value,
  problem,
  onChange,
}: FieldViewProps<NumberField>) {
  const [shown, setTyped] = useTyped(value, readNumberDraft, showNumberDraft);
  return (
    <NumberInput
      {...fieldInputProps(field, id, problem)}
      value={shown}
      onChange={(next) => {
        setTyped(next);
        onChange(readNumberDraft(next));
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
