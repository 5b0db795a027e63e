import type { Choice } from '@exchange/tasks';
import { ActionIcon, NativeSelect, NumberInput } from '@mantine/core';
import '@mantine/core/styles/NumberInput.css';
import { IconPlayerPlay, IconX } from '@tabler/icons-react';
import { readNumber } from '#lib/format/read-number.ts';
import { useState } from 'react';
import type { SegmentMark } from './segment-edits.ts';
import classes from './marks.module.css';

interface SegmentRowProps {
  readonly place: number;
  readonly segment: SegmentMark;
  readonly choices: readonly Choice[];
  readonly onChange: (segment: SegmentMark) => void;
  readonly onRemove: () => void;
  readonly onPlay: () => void;
}

/** One part of a recording: its bounds and label, to be set exactly. */
export function SegmentRow({ place, segment, choices, ...actions }: SegmentRowProps) {
  const bounds = [
    ['start', 'From (seconds)'],
    ['end', 'To (seconds)'],
  ] as const;
  return (
    <li className={classes.row}>
      {bounds.map(([key, label]) => (
        <BoundInput
          key={key}
          label={label}
          place={place}
          value={segment[key]}
          onChange={(next) => actions.onChange({ ...segment, [key]: next })}
        />
      ))}
      <NativeSelect
        label="Label"
        aria-label={`Label, part ${place}`}
        value={segment.label}
        data={choices.map(({ value, label }) => ({ value, label }))}
        onChange={({ currentTarget }) =>
          actions.onChange({ ...segment, label: currentTarget.value })
        }
      />
      <ActionIcon
        variant="default"
        size={44}
        aria-label={`Play part ${place}`}
        onClick={actions.onPlay}
      >
        <IconPlayerPlay size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size={44}
        aria-label={`Remove part ${place}`}
        onClick={actions.onRemove}
      >
        <IconX size={18} aria-hidden />
      </ActionIcon>
    </li>
  );
}

interface BoundInputProps {
  readonly label: string;
  readonly place: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** May be blank or below zero while it is typed into; a bound is then as it was before. */
function BoundInput({ label, place, value, onChange }: BoundInputProps) {
  const [typed, setTyped] = useState<number | string>(value);
  const number = readNumber(typed);
  return (
    <NumberInput
      label={label}
      aria-label={`${label}, part ${place}`}
      w={120}
      min={0}
      step={0.1}
      decimalScale={2}
      clampBehavior="none"
      error={number !== null && number < 0 ? 'At least 0.' : null}
      value={number === null || number < 0 || number === value ? typed : value}
      onChange={(next) => {
        setTyped(next);
        const read = readNumber(next);
        if (read !== null && read >= 0) onChange(read);
      }}
    />
  );
}
