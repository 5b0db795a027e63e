import classes from './moves.module.css';

interface ProgressBarProps {
  readonly label: string;
  /** 0 to 1. */
  readonly value: number;
  readonly tone?: 'bad' | 'muted' | undefined;
}

/** How far something is. */
export function ProgressBar({ label, value, tone }: ProgressBarProps) {
  const percent = Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div
      className={classes.bar}
      data-tone={tone}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <div className={classes.fill} style={{ inlineSize: `${percent}%` }} />
    </div>
  );
}
