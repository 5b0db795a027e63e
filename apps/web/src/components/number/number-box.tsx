import { NumberInput } from '@mantine/core';
import '@mantine/core/styles/NumberInput.css';
import type { ReactNode } from 'react';
import { readNumber } from '#lib/format/read-number.ts';
import { useTyped } from '#lib/use-typed.ts';
import type { Bounds } from './bounds.ts';
import { boundsProblem, isWithin } from './bounds.ts';

interface NumberBoxProps<Empty extends number | null> {
  readonly id?: string;
  readonly className?: string;
  readonly label: string;
  readonly description?: ReactNode;
  readonly bounds: Bounds;
  readonly step?: number;
  readonly decimalScale?: number;
  readonly suffix?: string;
  readonly flex?: number;
  readonly w?: number;
  readonly maw?: number;
  readonly hideControls?: boolean;
  readonly 'data-autofocus'?: boolean;
  /** What an empty box stands for. */
  readonly empty: Empty;
  /** What a number out of the bounds stands for: NaN, which no page takes, if nothing else is given. */
  readonly wrong?: Empty;
  readonly value: number | Empty;
  readonly onChange: (value: number | Empty) => void;
}

/**
 * A number in a box. What is typed is never turned into another number: what is out of the bounds
 * stays, with the range below.
 */
export function NumberBox<Empty extends number | null>(props: NumberBoxProps<Empty>) {
  const { bounds, empty, wrong = Number.NaN, value, onChange, ...rest } = props;
  const { min, max } = bounds;
  const [shown, setTyped] = useTyped<number | Empty>(value, read, showNumber);

  function read(typed: number | string): number | Empty {
    if (typed === '') return empty;
    const number = readNumber(typed);
    return isWithin(number, bounds) ? number : wrong;
  }

  const isBlank = shown === '' && !Number.isNaN(empty);
  return (
    <NumberInput
      {...rest}
      {...(min === undefined ? {} : { min })}
      {...(max === undefined ? {} : { max })}
      clampBehavior="none"
      value={shown}
      error={isBlank ? null : boundsProblem(readNumber(shown), bounds)}
      onChange={(typed) => {
        setTyped(typed);
        onChange(read(typed));
      }}
    />
  );
}

function showNumber(value: number | null): number | string {
  return value === null || Number.isNaN(value) ? '' : value;
}
