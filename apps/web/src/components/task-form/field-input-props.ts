import type { Field } from '@exchange/tasks';

/** What Mantine's inputs take from a field: its words, whether it must be answered, its problem. */
export function fieldInputProps(field: Field, id: string, problem: string | undefined) {
  const description = [field.description, field.help].filter(Boolean).join(' ');
  return {
    id,
    label: field.label,
    description: description === '' ? undefined : description,
    required: false,
    withAsterisk: field.required,
    error: problem,
    size: 'md' as const,
    'aria-required': field.required,
  };
}
