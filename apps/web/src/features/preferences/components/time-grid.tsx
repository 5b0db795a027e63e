import { Text } from '@mantine/core';
import { localHour, toLocalHours, toUtcHours, zoneName } from '../logic/local-hours.ts';
import classes from './preferences.module.css';

interface TimeGridProps {
  /** 1 = Monday. */
  readonly days: readonly number[];
  /** Hours in UTC. */
  readonly hours: readonly number[];
  readonly onChange: (days: number[], hours: number[]) => void;
}

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const dayHours = Array.from({ length: 24 }, (_, hour) => hour);

/** Days and hours of work, in the reader's own time; kept in UTC. None chosen means any time. */
export function TimeGrid({ days, hours, onChange }: TimeGridProps) {
  const local = toLocalHours(hours);
  return (
    <>
      <fieldset className={classes.times}>
        <legend>Days</legend>
        {dayNames.map((name, index) => (
          <label key={name} className={classes.tick}>
            <input
              type="checkbox"
              checked={days.includes(index + 1)}
              aria-label={name}
              onChange={() => onChange(toggle(days, index + 1), [...hours])}
            />
            <span>{name.slice(0, 3)}</span>
          </label>
        ))}
      </fieldset>
      <fieldset className={classes.times} data-hours>
        <legend>Hours ({zoneName()})</legend>
        {dayHours.map((hour) => (
          <label key={hour} className={classes.tick}>
            <input
              type="checkbox"
              checked={local.includes(hour)}
              aria-label={`${localHour(hour)} to ${localHour((hour + 1) % 24)}`}
              onChange={() => onChange([...days], toUtcHours(toggle(local, hour)))}
            />
            <span>{hour}</span>
          </label>
        ))}
      </fieldset>
      <Text size="sm" c="dimmed">
        No day or no hour chosen means any.
      </Text>
    </>
  );
}

function toggle(list: readonly number[], item: number): number[] {
  const next = list.includes(item) ? list.filter((other) => other !== item) : [...list, item];
  return next.sort((a, b) => a - b);
}
