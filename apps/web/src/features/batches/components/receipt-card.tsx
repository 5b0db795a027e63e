import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatMoney } from '#lib/format/money.ts';
import { formatCount } from '#lib/format/number.ts';
import type { Receipt } from '../logic/receipt.ts';
import { ExpectedLine } from './expected-line.tsx';
import classes from './receipt-card.module.css';

interface ReceiptCardProps {
  readonly receipt: Receipt;
  readonly typeId: string;
  readonly currency: string;
  /** Whether the rows are counted by the exchange or guessed from the file. */
  readonly isEstimate: boolean;
  readonly children?: ReactNode;
}

/** What publishing will reserve and how long the work will take, always in sight. */
export function ReceiptCard(props: ReceiptCardProps) {
  const { receipt, typeId, currency, isEstimate, children } = props;
  const show = (minor: number) => formatMoney({ minor, currency });
  const missing = receipt.leftMinor < 0;
  return (
    <aside className={`card ${classes.card ?? ''}`} aria-label="Cost">
      <Text fw={600} mb="xs">
        {isEstimate ? 'What it will cost, about' : 'What it costs'}
      </Text>
      <dl className={classes.lines}>
        <dt>Tasks</dt>
        <dd>{formatCount(receipt.tasks)}</dd>
        <dt>Answers wanted</dt>
        <dd>{formatCount(receipt.assignments)}</dd>
        <dt>Rewards, {show(receipt.rewardMinor)} each</dt>
        <dd>{show(receipt.rewardsMinor)}</dd>
        <dt>Fees, {show(receipt.feeMinor)} each</dt>
        <dd>{show(receipt.feesMinor)}</dd>
        <dt className={classes.total}>Total</dt>
        <dd className={classes.total}>{show(receipt.totalMinor)}</dd>
        <dt data-missing={missing || undefined}>{missing ? 'Missing' : 'Balance after'}</dt>
        <dd data-missing={missing || undefined}>{show(Math.abs(receipt.leftMinor))}</dd>
        <ExpectedLine typeId={typeId} answers={receipt.assignments} />
      </dl>
      <Text size="xs" c="dimmed" mt="xs">
        Reserved when you publish. What is rejected or withdrawn comes back.
      </Text>
      {children}
    </aside>
  );
}
