import { Button, Text } from '@mantine/core';
import { lazy, Suspense, useId, useState } from 'react';
import type { Amount } from '#lib/format/money.ts';
import { formatMoney } from '#lib/format/money.ts';
import { leastPayout } from '../logic/least-payout.ts';

const PayoutDialog = lazy(() => import('./payout-dialog.tsx'));

/** Pays the balance out; says why not when there is too little. */
export function PayoutButton({ available }: { readonly available: Amount | undefined }) {
  const noteId = useId();
  const [opened, setOpened] = useState(false);
  const enough = available !== undefined && available.minor >= leastPayout;
  return (
    <>
      {available !== undefined && !enough && (
        <Text size="sm" c="dimmed" id={noteId}>
          From {formatMoney({ ...available, minor: leastPayout })} on
        </Text>
      )}
      <Button
        disabled={!enough}
        aria-describedby={enough ? undefined : noteId}
        onClick={() => setOpened(true)}
      >
        Pay out
      </Button>
      {opened && available && (
        <Suspense fallback={null}>
          <PayoutDialog available={available} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  );
}
