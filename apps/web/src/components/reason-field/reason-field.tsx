import { Textarea } from '@mantine/core';

interface ReasonFieldProps {
  readonly value: string;
  readonly onChange: (reason: string) => void;
  /** Whether the dialog begins here. */
  readonly isFirst?: boolean;
}

/** Asks a requester for a reason that the performer will read. */
export function ReasonField({ value, onChange, isFirst = false }: ReasonFieldProps) {
  return (
    <Textarea
      data-autofocus={isFirst || undefined}
      label="Why"
      description="The performer reads this."
      required
      minLength={3}
      maxLength={500}
      autosize
      minRows={2}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
