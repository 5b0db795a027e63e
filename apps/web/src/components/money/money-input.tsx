import { NumberInput } from '@mantine/core';
import '@mantine/core/styles/NumberInput.css';
import type { ReactNode } from 'react';
import { formatMoney, minorDigits, toMinor } from '#lib/format/money.ts';
import { readNumber } from '#lib/format/read-number.ts';
import { useTyped } from '#lib/use-typed.ts';
import { describeBounds, isWithin } from '../number/bounds.ts';

interface MoneyInputProps {
  readonly id?: string;
  readonly label: string;
  readonly description?: ReactNode;
  readonly currency: string;
  /** Least and most, in minor units. */
  readonly min?: number;
  readonly max?: number;
  /** What no sum, or one out of the bounds, stands for: NaN, which no page takes, if not given. */
  readonly empty?: number;
  /** Minor units. */
  readonly value: number;
  readonly onChange: (minor: number) => void;
}

/**
 * A sum of money, typed with its decimals and kept in minor units. What is typed is never turned
 * into another sum: what is out of the bounds stays, with the range below.
 */
export function MoneyInput(props: MoneyInputProps) {
  const { currency, min = 0, max, empty = Number.NaN, value, onChange, ...rest } = props;
  const digits = minorDigits(currency);
  const bounds = max === undefined ? { min } : { min, max };
  const [shown, setTyped] = useTyped(value, read, (minor) =>
    Number.isNaN(minor) ? '' : (minor / 10 ** digits).toFixed(digits),
  );

  function readMinor(typed: number | string): number | null {
    const amount = readNumber(typed);
    return amount === null ? null : toMinor(amount, currency);
  }

  function read(typed: number | string): number {
    const minor = readMinor(typed);
    return isWithin(minor, bounds) ? minor : empty;
  }

  const isBlank = shown === '' && !Number.isNaN(empty);
  const fits = isBlank || isWithin(readMinor(shown), bounds);

  return (
    <NumberInput
      {...rest}
      rightSection={currency}
      rightSectionWidth={56}
      rightSectionProps={{ style: { color: 'var(--mantine-color-dimmed)', fontSize: 13 } }}
      hideControls
      clampBehavior="none"
      error={fits ? null : describeBounds(bounds, (minor) => formatMoney({ minor, currency }))}
      decimalScale={digits}
      // A comma is where many people begin the cents: it must never make 10 of 0,10.
      allowedDecimalSeparators={['.', ',']}
      inputMode="decimal"
      value={shown}
      onChange={(typed) => {
        setTyped(typed);
        onChange(read(typed));
      }}
    />
  );
}
