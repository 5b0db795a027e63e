import { NumberInput } from '@mantine/core';
import '@mantine/core/styles/NumberInput.css';
import type { ReactNode } from 'react';
import { minorDigits, toMinor } from '#lib/format/money.ts';
import { readNumber } from '#lib/format/read-number.ts';
import { useTyped } from '#lib/use-typed.ts';

interface MoneyInputProps {
  readonly id?: string;
  readonly label: string;
  readonly description?: ReactNode;
  readonly currency: string;
  /** Minor units. */
  readonly value: number;
  readonly onChange: (minor: number) => void;
}

/** A sum of money, typed with its decimals and kept in minor units. */
export function MoneyInput({ currency, value, onChange, ...rest }: MoneyInputProps) {
  const digits = minorDigits(currency);
  const [shown, setTyped] = useTyped(value, read, (minor) => minor / 10 ** digits);

  /** What is no sum of money changes nothing. */
  function read(typed: number | string): number {
    const amount = readNumber(typed);
    return (amount === null ? null : toMinor(amount, currency)) ?? value;
  }

  return (
    <NumberInput
      {...rest}
      rightSection={currency}
      rightSectionWidth={56}
      rightSectionProps={{ style: { color: 'var(--mantine-color-dimmed)', fontSize: 13 } }}
      hideControls
      min={0}
      allowNegative={false}
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
