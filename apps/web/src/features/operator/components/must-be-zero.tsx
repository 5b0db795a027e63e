import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { formatCount } from '#lib/format/number.ts';
import classes from './must-be-zero.module.css';

interface MustBeZeroProps {
  readonly figures: readonly {
    readonly name: string;
    readonly value: number;
    readonly help: string;
  }[];
}

/** Figures that are zero when all is well: calm when they are, with words on what to do when not. */
export function MustBeZero({ figures }: MustBeZeroProps) {
  const wrong = figures.filter((figure) => figure.value !== 0);
  return (
    <section
      className={classes.strip}
      data-wrong={wrong.length > 0 || undefined}
      aria-labelledby="zero-heading"
    >
      <h2 id="zero-heading" className={classes.head}>
        {wrong.length === 0 ? (
          <IconCircleCheck size={20} aria-hidden />
        ) : (
          <IconAlertTriangle size={20} aria-hidden />
        )}
        {wrong.length === 0
          ? `All ${figures.length} figures that must be zero are zero`
          : `${wrong.length} of ${figures.length} figures that must be zero are not`}
      </h2>
      <ul className={classes.figures}>
        {figures.map((figure) => (
          <li key={figure.name} data-wrong={figure.value !== 0 || undefined}>
            <b className="tabular">{formatCount(figure.value)}</b> {figure.name}
          </li>
        ))}
      </ul>
      {wrong.length > 0 && (
        <dl className={classes.help}>
          {wrong.map((figure) => (
            <div key={figure.name}>
              <dt>
                {figure.name}: {formatCount(figure.value)}
              </dt>
              <dd>{figure.help}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
