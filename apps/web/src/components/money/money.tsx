import type { Amount } from '#lib/format/money.ts';
import { formatMoney } from '#lib/format/money.ts';

interface MoneyProps {
  readonly amount: Amount;
  /** Shows + or −, for movements. */
  readonly signed?: boolean;
  readonly className?: string | undefined;
}

/** An amount of money in figures of equal width. */
export function Money({ amount, signed = false, className }: MoneyProps) {
  return (
    <span className={`tabular nowrap ${className ?? ''}`}>{formatMoney(amount, { signed })}</span>
  );
}
