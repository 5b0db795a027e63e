import { NumberInput } from '@mantine/core';
import '@mantine/core/styles/NumberInput.css';

interface OptionalNumberProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
}

/** A number, or none. */
export function AnyNumberInput({ label, value, onChange }: OptionalNumberProps) {
  return (
    <NumberInput
      label={label}
      value={value ?? ''}
      onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
    />
  );
}

/** A whole number from 0, or none. */
export function CountInput({ label, value, onChange }: OptionalNumberProps) {
  return (
    <NumberInput
      label={label}
      min={0}
      allowDecimal={false}
      allowNegative={false}
      value={value ?? ''}
      onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
    />
  );
}
