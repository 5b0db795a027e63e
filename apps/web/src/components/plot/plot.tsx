import { Text } from '@mantine/core';
import { useState } from 'react';
import { PlotDrawing } from './plot-drawing.tsx';
import { PlotTable } from './plot-table.tsx';
import classes from './plot.module.css';

/** A point of a plot: its place on the axis and its value, not below zero. */
export interface PlotPoint {
  readonly label: string;
  readonly value: number;
}

export interface PlotProps {
  readonly title: string;
  readonly points: readonly PlotPoint[];
  readonly kind: 'bars' | 'area';
  /** What the values are, as head of the table's column. */
  readonly valueLabel: string;
  readonly formatValue: (value: number) => string;
  /** What is said where there is nothing to draw. */
  readonly empty?: string;
  readonly height?: number;
}

/** A drawing of values over time, with the same data as a table one press away. */
export function Plot(props: PlotProps) {
  const { title, points, empty = 'Nothing in this time.', height = 200 } = props;
  const [asTable, setAsTable] = useState(false);
  const isEmpty = points.every(({ value }) => value === 0);
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.caption}>
        <Text component="span" fw={600}>
          {title}
        </Text>
        {!isEmpty && (
          <button
            type="button"
            className={classes.switch}
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? 'Show as plot' : 'Show as table'}
          </button>
        )}
      </figcaption>
      {isEmpty ? (
        <p className={classes.empty} style={{ minHeight: height }}>
          {empty}
        </p>
      ) : asTable ? (
        <PlotTable {...props} />
      ) : (
        <div role="img" aria-label={`${title}. ${describe(props)}`} style={{ height }}>
          <PlotDrawing {...props} />
        </div>
      )}
    </figure>
  );
}

function describe({ points, formatValue, valueLabel }: PlotProps): string {
  const highest = points.reduce<PlotPoint | null>(
    (best, point) => (best === null || point.value > best.value ? point : best),
    null,
  );
  const last = points.at(-1);
  if (highest === null || last === undefined) return 'No data yet.';
  return `${valueLabel}: highest ${formatValue(highest.value)} (${highest.label}), last ${formatValue(last.value)} (${last.label}).`;
}
