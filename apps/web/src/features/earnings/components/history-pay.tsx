import { VisuallyHidden } from '@mantine/core';
import { Money } from '#components/money/money.tsx';
import { payOf } from '#lib/performer/pay-of.ts';
import type { HistoryItem } from '../api/list-history.ts';
import classes from './rows.module.css';

/** What a task paid, or pays if it is approved; struck through when it will pay nothing. */
export function HistoryPay({ item }: { readonly item: HistoryItem }) {
  const { status, paid, reward } = item;
  const pay = payOf(status);
  if (pay === 'earned') return <Money amount={paid} className={classes.amount} />;
  if (pay === 'expected') {
    return <Money amount={reward} className={`${classes.amount} ${classes.expected}`} />;
  }
  return (
    <span className={classes.amount}>
      <VisuallyHidden>Not paid: </VisuallyHidden>
      <s className={classes.expected}>
        <Money amount={reward} />
      </s>
    </span>
  );
}
