import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formatMoney } from '#lib/format/money.ts';
import { countOf } from '#lib/format/number.ts';
import { formatUtcDay } from '#lib/format/time.ts';
import { earningsOptions } from '../api/get-earnings.ts';
import { arrangeYear } from '../logic/arrange-year.ts';
import classes from './year-map.module.css';

const days = 182;

/** Half a year of work, a square for each day: how regular it was, and which days paid well. */
export function YearMap() {
  const { data } = useQuery(earningsOptions(days));
  if (!data) return <div className={`card ${classes.map}`} style={{ height: 196 }} />;
  const { currency } = data.total;
  const daily = data.daily.map(({ day, earned, submitted }) => ({
    day,
    minor: earned.minor,
    submitted,
  }));
  const worked = daily.filter(({ submitted }) => submitted > 0).length;
  return (
    <section className={`card ${classes.map}`} aria-labelledby="year-heading">
      <Title order={2} size="h3" id="year-heading">
        Days of work
      </Title>
      <p className={classes.sentence}>{countOf(worked, 'day')} with work in the last half year</p>
      <div
        className={classes.scroll}
        dir="ltr"
        tabIndex={0}
        role="img"
        aria-label={`A square for each day: ${countOf(worked, 'day')} with work`}
      >
        <div className={classes.weeks}>
          {arrangeYear(daily).map((week, index) => (
            <div key={index} className={classes.week}>
              {week.map((cell, weekday) =>
                cell === null ? (
                  <i key={weekday} data-level="none" />
                ) : (
                  <i
                    key={weekday}
                    data-level={cell.level}
                    data-tip={`${formatUtcDay(cell.day)}: ${formatMoney({ minor: cell.minor, currency })} approved, ${countOf(cell.submitted, 'task')} submitted`}
                  />
                ),
              )}
            </div>
          ))}
        </div>
      </div>
      <div className={classes.legend} aria-hidden>
        Less <i data-level="0" /> <i data-level="1" /> <i data-level="2" /> <i data-level="3" />{' '}
        <i data-level="4" /> More
      </div>
    </section>
  );
}
