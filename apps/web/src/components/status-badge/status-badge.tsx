import type { StatusKind } from './status-map.ts';
import { describeStatus } from './status-map.ts';
import classes from './status-badge.module.css';

interface StatusBadgeProps {
  readonly kind: StatusKind;
  readonly status: string;
}

/** A status as word, icon and colour. */
export function StatusBadge({ kind, status }: StatusBadgeProps) {
  const { word, icon: StatusIcon, tone } = describeStatus(kind, status);
  return (
    <span className={classes.badge} data-tone={tone}>
      <StatusIcon size={14} stroke={2} aria-hidden />
      {word}
    </span>
  );
}
