import { Skeleton, Title } from '@mantine/core';
import { useState } from 'react';
import { formatMoney, sumMoney } from '#lib/format/money.ts';
import { countOf } from '#lib/format/number.ts';
import { formatUtcDay } from '#lib/format/time.ts';
import { niceMaximum } from '#lib/nice-maximum.ts';
import type { Earnings } from '../api/get-earnings.ts';
import classes from './daily-plot.module.css';

interface DailyPlotProps {
  readonly days: Earnings['daily'] | undefined;
}

/** A bar for each day. The same figures stand in a table for those who cannot see bars. */
export function DailyPlot({ days }: DailyPlotProps) {
  const [pointed, setPointed] = useState<number | null>(null);
  if (!days) return <Skeleton height={236} radius="lg" role="status" aria-label="Loading" />;
  const last = days.at(-1);
  if (!last) return null;
  const { currency } = last.earned;
  const most = niceMaximum(Math.max(...days.map(({ earned }) => earned.minor)), 10);
  const shown = pointed === null ? null : days[pointed];
  const sum = sumMoney(days.map(({ earned }) => earned)) ?? last.earned;
  return (
    <section
      className={`card ${classes.plot}`}
      aria-label={`Earnings of the last ${days.length} days`}
    >
      <div className={classes.head}>
        <Title order={2} size="h3">
          Last {days.length} days
        </Title>
        <span className={classes.figure}>
          {shown
            ? `${formatUtcDay(shown.day)}: ${formatMoney(shown.earned)}, ${countOf(shown.submitted, 'task')} submitted`
            : `${formatMoney(sum)} approved`}
        </span>
      </div>
      {sum.minor === 0 && <p className={classes.nothing}>Nothing was approved in these days.</p>}
      <div
        className={classes.area}
        hidden={sum.minor === 0}
        aria-hidden
        onPointerLeave={() => setPointed(null)}
      >
        <div className={classes.scale}>
          <span>{formatMoney({ minor: most, currency })}</span>
          <span>{formatMoney({ minor: most / 2, currency })}</span>
          <span>{formatMoney({ minor: 0, currency })}</span>
        </div>
        <div className={classes.bars}>
          {days.map(({ day, earned }, index) => (
            <div
              key={day}
              className={classes.slot}
              data-pointed={index === pointed || undefined}
              onPointerEnter={() => setPointed(index)}
            >
              {earned.minor > 0 && (
                <div className={classes.bar} style={{ '--share': earned.minor / most }} />
              )}
            </div>
          ))}
        </div>
        <div className={classes.ends}>
          <span>{formatUtcDay(days[0]?.day ?? last.day)}</span>
          <span>{formatUtcDay(last.day)}</span>
        </div>
      </div>
      <details className={classes.table}>
        <summary>Show as a table</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">Day (UTC)</th>
              <th scope="col">Approved</th>
              <th scope="col">Submitted</th>
            </tr>
          </thead>
          <tbody>
            {[...days].reverse().map(({ day, earned, submitted }) => (
              <tr key={day}>
                <th scope="row">{formatUtcDay(day)}</th>
                <td>{formatMoney(earned)}</td>
                <td>{submitted}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
