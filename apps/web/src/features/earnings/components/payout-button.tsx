import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { Amount } from '#lib/format/money.ts';
import { formatMoney } from '#lib/format/money.ts';
import { leastPayout } from '../logic/least-payout.ts';

const PayoutDialog = lazy(() => import('./payout-dialog.tsx'));

/** Pays the balance out; says why not when there is too little. */
export function PayoutButton({ available }: { readonly available: Amount | undefined }) {
  const [opened, setOpened] = useState(false);
  const enough = available !== undefined && available.minor >= leastPayout;
  return (
    <>
      <Button
        disabled={!enough}
        title={
          available === undefined || enough
            ? undefined
            : `From ${formatMoney({ ...available, minor: leastPayout })} on`
        }
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
