import { arrangeWeek } from './arrange-week.ts';
import classes from './week-map.module.css';

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

interface WeekMapProps {
  readonly label: string;
  /** 168 values from Monday 00:00 UTC. */
  readonly hours: readonly number[];
}

/** When in the week there is much: a row for each day, a field for each hour. */
export function WeekMap({ label, hours }: WeekMapProps) {
  const cells = arrangeWeek(hours);
  const busiest = cells.reduce(
    (best, cell) => (cell.value > best.value ? cell : best),
    cells[0] ?? {
      day: 0,
      hour: 0,
      value: 0,
      level: 0,
    },
  );
  const words =
    busiest.value === 0
      ? `${label}: nothing yet`
      : `${label}: most on ${days[busiest.day] ?? ''} from ${busiest.hour}:00 UTC`;
  return (
    <figure className={classes.figure}>
      <div role="img" aria-label={words} className={classes.week}>
        {days.map((day, index) => (
          <div key={day} className={classes.day}>
            <span className={classes.name}>{day}</span>
            {cells
              .filter((cell) => cell.day === index)
              .map((cell) => (
                <i key={cell.hour} data-level={cell.level} />
              ))}
          </div>
        ))}
        <div className={classes.day}>
          <span />
          {[0, 6, 12, 18].map((hour) => (
            <span key={hour} className={classes.hour}>
              {hour}
            </span>
          ))}
        </div>
      </div>
      <figcaption className={classes.caption}>{words}. Hours in UTC.</figcaption>
    </figure>
  );
}
