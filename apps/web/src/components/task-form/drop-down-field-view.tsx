import type { SingleChoiceField } from '@exchange/tasks';
import { NativeSelect } from '@mantine/core';
import { fieldInputProps } from './field-input-props.ts';
import type { FieldViewProps } from './field-view.tsx';

/** One of many options in the list of the device: it can be typed into, and fits any phone. */
export default function DropDownFieldView({
  field,
  id,
  value,
  problem,
  onChange,
}: FieldViewProps<SingleChoiceField>) {
  return (
    <NativeSelect
      {...fieldInputProps(field, id, problem)}
      maw={420}
      value={typeof value === 'string' ? value : ''}
      data={[
        { value: '', label: 'Choose…' },
        ...field.choices.map((choice) => ({ value: choice.value, label: choice.label })),
      ]}
      onChange={({ currentTarget }) => onChange(currentTarget.value || undefined)}
    />
  );
}
