import { formatCount } from '#lib/format/number.ts';
import classes from './stock-bar.module.css';

interface StockBarProps {
  readonly label: string;
  readonly stock: number;
  readonly target: number;
}

/** Stock against target: the mark is the target, the bar what is there. */
export function StockBar({ label, stock, target }: StockBarProps) {
  const full = Math.max(stock, target, 1);
  const words = `${label}: ${formatCount(stock)} of ${formatCount(target)} aimed at`;
  return (
    <span className={classes.root}>
      <span className={classes.bar} role="img" aria-label={words}>
        <span
          className={classes.fill}
          data-low={stock < target / 2 || undefined}
          style={{ width: `${(stock / full) * 100}%` }}
        />
        {target > 0 && (
          <span
            className={classes.mark}
            style={{ insetInlineStart: `${(target / full) * 100}%` }}
          />
        )}
      </span>
      <span className={classes.words} aria-hidden>
        {formatCount(stock)} of {formatCount(target)}
      </span>
    </span>
  );
}
