import { NumberInput } from '@mantine/core';
import '@mantine/core/styles/NumberInput.css';
import type { ReactNode } from 'react';
import { minorDigits, toMinor } from '#lib/format/money.ts';

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
      fixedDecimalScale
      thousandSeparator=","
      inputMode="decimal"
      value={value / 10 ** digits}
      onChange={(typed) => {
        const minor = typeof typed === 'number' ? toMinor(typed, currency) : null;
        if (minor !== null) onChange(minor);
      }}
    />
  );
}
