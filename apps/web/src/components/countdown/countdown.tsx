import { IconAlarm, IconClock, IconClockExclamation, IconClockOff } from '@tabler/icons-react';
import { useNow } from '#lib/clock/use-now.ts';
import { formatClock, speakDuration } from '#lib/format/duration.ts';
import type { Urgency } from '#lib/performer/time-left.ts';
import { decideTimeLeft } from '#lib/performer/time-left.ts';
import classes from './countdown.module.css';

interface CountdownProps {
  readonly acceptedAt: string;
  readonly deadlineAt: string;
  /** Tells screen readers when it becomes pressing. */
  readonly announce?: boolean;
}

const looks = {
  calm: { icon: IconClock, word: '' },
  soon: { icon: IconClockExclamation, word: 'Little time' },
  last: { icon: IconAlarm, word: 'Last minutes' },
  over: { icon: IconClockOff, word: 'Out of time' },
} as const satisfies Record<Urgency, unknown>;

/** Time left by the exchange's clock. Word and icon change at a quarter and at a tenth. */
export function Countdown({ acceptedAt, deadlineAt, announce = false }: CountdownProps) {
  const now = useNow();
  const { seconds, share, urgency } = decideTimeLeft(acceptedAt, deadlineAt, now);
  const { icon: LookIcon, word } = looks[urgency];
  return (
    <span className={classes.countdown} data-urgency={urgency}>
      <span
        role="timer"
        aria-label={urgency === 'over' ? 'Out of time' : `${speakDuration(seconds)} left`}
        className={classes.clock}
      >
        <span className={classes.ring} style={{ '--share': share }} aria-hidden>
          <LookIcon size={15} />
        </span>
        {urgency === 'over' ? '' : formatClock(seconds)}
      </span>
      {word !== '' && <span className={classes.word}>{word}</span>}
      {announce && (
        <span className={classes.hidden} role="status">
          {urgency === 'calm' ? '' : word}
        </span>
      )}
    </span>
  );
}
