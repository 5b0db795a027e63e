import { Alert, Button, Modal, NumberInput, Stack } from '@mantine/core';
import '@mantine/core/styles/NumberInput.css';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { Amount } from '#lib/format/money.ts';
import { formatMoney, minorDigits, toMinor } from '#lib/format/money.ts';
import { readNumber } from '#lib/format/read-number.ts';
import { notify } from '#lib/notify.ts';
import { RequestError } from '#lib/graphql/request-error.ts';
import { useRequestPayout } from '../api/request-payout.ts';
import { leastPayout } from '../logic/least-payout.ts';

interface PayoutDialogProps {
  readonly available: Amount;
  readonly onClose: () => void;
}

/** How much to pay out; pressing twice pays once. */
export default function PayoutDialog({ available, onClose }: PayoutDialogProps) {
  const { currency } = available;
  const unit = 10 ** minorDigits(currency);
  const [value, setValue] = useState<number | string>(available.minor / unit);
  // One key for this dialog: pressing twice, or again after a lost answer, pays once.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [problem, setProblem] = useState<string | null>(null);
  const payout = useRequestPayout();
  const number = readNumber(value);
  const minor = number === null ? null : toMinor(number, currency);
  const fits = minor !== null && minor >= leastPayout && minor <= available.minor;

  function pay(): void {
    if (!fits) return;
    setProblem(null);
    payout.mutate(
      { amountMinor: minor, idempotencyKey },
      {
        onSuccess: (result) => {
          if (result.__typename === 'InvalidInput') {
            setProblem(result.problems[0]?.message ?? result.message);
            return;
          }
          onClose();
          void notify({
            color: 'pine',
            title: 'Paid out',
            message: `${formatMoney({ minor, currency })} is on its way.`,
          });
        },
        onError: (error) => {
          setProblem(error instanceof RequestError ? error.message : 'It did not work. Try again.');
        },
      },
    );
  }

  return (
    <Modal opened onClose={onClose} title="Pay out" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          pay();
        }}
      >
        <Stack gap="md">
          {problem !== null && (
            <Alert color="red" role="alert" icon={<IconAlertTriangle size={18} aria-hidden />}>
              {problem}
            </Alert>
          )}
          <NumberInput
            data-autofocus
            label={`Amount (${currency})`}
            description={`From ${formatMoney({ minor: leastPayout, currency })} to ${formatMoney(available)}`}
            value={value}
            onChange={setValue}
            decimalScale={minorDigits(currency)}
            clampBehavior="none"
            hideControls
            error={fits ? undefined : `Choose an amount up to ${formatMoney(available)}`}
          />
          <Button type="submit" disabled={!fits} loading={payout.isPending}>
            {fits ? `Pay out ${formatMoney({ minor, currency })}` : 'Pay out'}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
