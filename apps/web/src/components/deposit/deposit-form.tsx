import { Button, Group, NumberInput, Stack, Text } from '@mantine/core';
import '@mantine/core/styles/NumberInput.css';
import { notifications } from '@mantine/notifications';
import { IconFlask } from '@tabler/icons-react';
import { useState } from 'react';
import { formatMoney, minorDigits, toMinor } from '#lib/format/money.ts';
import { readNumber } from '#lib/format/read-number.ts';
import { makeIdempotencyKey } from '#lib/idempotency-key.ts';
import { describeBounds, isWithin } from '../number/bounds.ts';
import { Problem } from '../problem/problem.tsx';
import { useDepositFunds } from './deposit-funds.ts';

interface DepositFormProps {
  readonly currency: string;
  /** Amount to begin with, in minor units. */
  readonly suggestedMinor?: number;
  /** Whether its button is the page's filled one. */
  readonly primary?: boolean;
  readonly onDone?: () => void;
}

const leastMinor = 100;
const bounds = { min: leastMinor, max: 100_000_000 };

/** Adds money to the balance through the test rail. */
export function DepositForm(props: DepositFormProps) {
  const { currency, suggestedMinor = 10_000, primary = false, onDone } = props;
  const scale = 10 ** minorDigits(currency);
  const [amount, setAmount] = useState<number | string>(
    Math.max(leastMinor, suggestedMinor) / scale,
  );
  // One key per intended deposit: pressing twice, or again after a lost answer, pays once.
  const [key, setKey] = useState(makeIdempotencyKey);
  const deposit = useDepositFunds();
  const number = readNumber(amount);
  const minor = number === null ? null : toMinor(number, currency);
  const valid = isWithin(minor, bounds);
  const show = (sum: number): string => formatMoney({ minor: sum, currency });
  const problem = deposit.data?.__typename === 'InvalidInput' ? deposit.data.message : null;
  const failure = deposit.error?.message ?? problem;

  function submit(): void {
    if (!valid) return;
    deposit.mutate(
      { amountMinor: minor, idempotencyKey: key },
      {
        onSuccess: (result) => {
          if (result.__typename !== 'DepositFundsSuccess') return;
          setKey(makeIdempotencyKey());
          notifications.show({
            color: 'green',
            title: `${formatMoney({ minor, currency })} added`,
            message: `Your balance is ${formatMoney(result.balance.available)}.`,
          });
          onDone?.();
        },
      },
    );
  }

  return (
    <form
      aria-label="Deposit"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="sm">
        <Group align="flex-end" gap="sm" wrap="wrap">
          <NumberInput
            label={`Amount (${currency})`}
            w={180}
            min={leastMinor / scale}
            max={bounds.max / scale}
            step={10}
            decimalScale={minorDigits(currency)}
            // A comma is where many people begin the cents: it must never make 150 of 1,50.
            allowedDecimalSeparators={['.', ',']}
            clampBehavior="none"
            error={valid || amount === '' ? null : describeBounds(bounds, show)}
            value={amount}
            onChange={setAmount}
          />
          <Button
            type="submit"
            variant={primary ? 'filled' : 'default'}
            disabled={!valid}
            loading={deposit.isPending}
          >
            {valid ? `Deposit ${formatMoney({ minor, currency })}` : 'Deposit'}
          </Button>
        </Group>
        <Problem message={failure} />
        <Group gap={6} wrap="nowrap" align="flex-start" c="dimmed">
          <IconFlask size={16} style={{ flex: 'none', marginTop: 2 }} aria-hidden />
          <Text size="xs">
            Test money: this exchange uses the test rail, which credits at once and charges nobody.
          </Text>
        </Group>
      </Stack>
    </form>
  );
}
