import { formatCount } from '#lib/format/number.ts';
import type { SlotCounts } from './progress-parts.ts';
import { listProgressParts } from './progress-parts.ts';
import classes from './slot-bar.module.css';

interface SlotBarProps {
  readonly counts: SlotCounts;
  readonly legend?: boolean;
  readonly tall?: boolean;
}

/** Where the assignments of a batch are, in five parts that words tell apart, not colour alone. */
export function SlotBar({ counts, legend = false, tall = false }: SlotBarProps) {
  const parts = listProgressParts(counts);
  const words = parts
    .map((part) => `${formatCount(part.count)} ${part.label.toLowerCase()}`)
    .join(', ');
  return (
    <div className={classes.root}>
      <div className={classes.bar} data-tall={tall || undefined} role="img" aria-label={words}>
        {parts
          .filter((part) => part.count > 0)
          .map((part) => (
            <span
              key={part.key}
              className={classes.part}
              data-part={part.key}
              style={{ flexGrow: part.percent }}
              title={`${formatCount(part.count)} ${part.label.toLowerCase()}`}
            />
          ))}
      </div>
      {legend && (
        <ul className={classes.legend}>
          {parts.map((part) => (
            <li key={part.key} data-tip={part.meaning}>
              <span className={classes.key} data-part={part.key} aria-hidden />
              {part.label} <b className="tabular">{formatCount(part.count)}</b>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
