import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Money } from '#components/money/money.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import type { Payout } from '../api/list-payouts.ts';
import { payoutsOptions } from '../api/list-payouts.ts';
import classes from './rows.module.css';

const words: Readonly<Record<Payout['status'], string>> = {
  PENDING: 'Payout on its way',
  SENT: 'Payout on its way',
  DONE: 'Paid out',
  FAILED: 'Payout refused, the money is available again',
};

/** Payouts that have not arrived, and why; nothing when all have. */
export function PayoutsUnderWay() {
  const { data = [] } = useQuery(payoutsOptions());
  const shown = data.filter(({ status }) => status !== 'DONE');
  if (shown.length === 0) return null;
  return (
    <ul className={`card ${classes.list}`} aria-label="Payouts that have not arrived">
      {shown.map((payout) => (
        <PayoutRow key={payout.id} payout={payout} />
      ))}
    </ul>
  );
}

function PayoutRow({ payout }: { readonly payout: Payout }) {
  const { status, reason, createdAt, amount } = payout;
  const Mark = status === 'FAILED' ? IconAlertTriangle : IconClock;
  return (
    <li className={classes.transfer}>
      <Mark size={18} aria-hidden className={classes.mark} />
      <div className={classes.words}>
        <span className={classes.title}>{words[status]}</span>
        <div className={classes.meta}>
          <RelativeTime at={createdAt} />
          {reason === null ? null : <> · {reason}</>}
        </div>
      </div>
      <Money amount={amount} className={classes.amount} />
    </li>
  );
}
