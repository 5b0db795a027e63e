import { Group, NativeSelect, NumberInput } from '@mantine/core';
import '@mantine/core/styles/NumberInput.css';
import { useState } from 'react';
import { durationUnits, isDurationUnit, secondsOf, unitFor } from '../logic/duration-units.ts';

interface DurationInputProps {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly seconds: number;
  readonly onChange: (seconds: number) => void;
}

/** A length of time as a number and its unit. */
export function DurationInput({ id, label, description, seconds, onChange }: DurationInputProps) {
  const [unit, setUnit] = useState(() => unitFor(seconds));
  const size = secondsOf(unit);
  return (
    <Group gap={6} wrap="nowrap" align="flex-end">
      <NumberInput
        id={id}
        flex={1}
        label={label}
        description={description}
        min={1}
        allowDecimal={false}
        allowNegative={false}
        value={Math.round(seconds / size)}
        onChange={(value) => {
          if (typeof value === 'number') onChange(value * size);
        }}
      />
      <NativeSelect
        w={112}
        aria-label={`Unit of ${label.toLowerCase()}`}
        value={unit}
        data={durationUnits.map((entry) => entry.unit)}
        onChange={(event) => {
          const next = event.currentTarget.value;
          if (!isDurationUnit(next)) return;
          onChange(Math.round(seconds / size) * secondsOf(next));
          setUnit(next);
        }}
      />
    </Group>
  );
}
