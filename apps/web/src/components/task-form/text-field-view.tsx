import type { TextField } from '@exchange/tasks';
import { Textarea, TextInput } from '@mantine/core';
import { fieldInputProps } from './field-input-props.ts';
import type { FieldViewProps } from './field-view.tsx';

/** A line, or several lines, of text. Length is checked, not cut: nothing typed disappears. */
export function TextFieldView({ field, id, value, problem, onChange }: FieldViewProps<TextField>) {
  const text = typeof value === 'string' ? value : '';
  const common = {
    ...fieldInputProps(field, id, problem),
    value: text,
    placeholder: field.placeholder,
    dir: 'auto' as const,
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value),
  };
  if (field.kind === 'longText') return <Textarea {...common} autosize minRows={4} maxRows={24} />;
  return <TextInput {...common} />;
}
