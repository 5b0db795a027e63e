import { NumberBox } from '#components/number/number-box.tsx';

interface OptionalNumberProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
}

const anyNumber = { fractions: true };
const anyCount = { min: 0 };

/** A number, or none. */
export function AnyNumberInput({ label, value, onChange }: OptionalNumberProps) {
  return (
    <NumberBox
      label={label}
      bounds={anyNumber}
      empty={null}
      value={value ?? null}
      onChange={(next) => onChange(next ?? undefined)}
    />
  );
}

/** A whole number from 0, or none. */
export function CountInput({ label, value, onChange }: OptionalNumberProps) {
  return (
    <NumberBox
      label={label}
      bounds={anyCount}
      empty={null}
      value={value ?? null}
      onChange={(next) => onChange(next ?? undefined)}
    />
  );
}
