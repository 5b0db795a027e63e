import { Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { isWithin } from '#components/number/bounds.ts';
import { NumberBox } from '#components/number/number-box.tsx';
import {
  boundsIn,
  durationUnits,
  isDurationUnit,
  secondsIn,
  secondsOf,
  unitFor,
} from '../logic/duration-units.ts';

interface DurationInputProps {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** Least and most, in seconds. */
  readonly bounds: { readonly min: number; readonly max: number };
  /** NaN while the box holds no length of time within the bounds. */
  readonly seconds: number;
  readonly onChange: (seconds: number) => void;
}

/** A length of time as a number and its unit. */
export function DurationInput(props: DurationInputProps) {
  const { id, label, description, bounds, seconds, onChange } = props;
  const [unit, setUnit] = useState(() => unitFor(seconds));
  const allowed = boundsIn(unit, bounds);
  const value = seconds / secondsOf(unit);
  return (
    <Group gap={6} wrap="nowrap" align="flex-end">
      <NumberBox
        key={unit}
        id={id}
        flex={1}
        label={label}
        description={description}
        bounds={allowed}
        empty={Number.NaN}
        value={value}
        onChange={(next) => onChange(secondsIn(next, unit))}
      />
      <NativeSelect
        w={112}
        // As high as the box beside it, whose error stands below.
        error={isWithin(value, allowed) ? null : <>&nbsp;</>}
        aria-label={`Unit of ${label.toLowerCase()}`}
        value={unit}
        data={durationUnits.map((entry) => entry.unit)}
        onChange={(event) => {
          const next = event.currentTarget.value;
          if (!isDurationUnit(next)) return;
          onChange(secondsIn(value, next));
          setUnit(next);
        }}
      />
    </Group>
  );
}
