import type { DateField } from '@exchange/tasks';
import { TextInput } from '@mantine/core';
import { fieldInputProps } from './field-input-props.ts';
import type { FieldViewProps } from './field-view.tsx';

const types = { date: 'date', time: 'time', dateTime: 'datetime-local' } as const;

/** A day or time in the input of the device, which knows its language and has a calendar. */
export default function DateFieldView({
  field,
  id,
  value,
  problem,
  onChange,
}: FieldViewProps<DateField>) {
  return (
    <TextInput
      {...fieldInputProps(field, id, problem)}
      type={types[field.kind]}
      maw={280}
      min={field.earliest}
      max={field.latest}
      value={typeof value === 'string' ? value : ''}
      onChange={({ currentTarget }) => onChange(currentTarget.value || undefined)}
    />
  );
}
