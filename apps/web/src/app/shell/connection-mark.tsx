import { IconBroadcast, IconCloudOff, IconRefresh } from '@tabler/icons-react';
import { useNow } from '#lib/clock/use-now.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { lastHeardAtMs } from '#lib/live/live-updates.ts';
import { useLiveState } from '#lib/live/use-live-updates.ts';
import { useOnline } from '#lib/use-online.ts';
import classes from './header.module.css';

/** Whether the page is live, and since when nothing has changed. */
export function ConnectionMark() {
  const online = useOnline();
  const live = useLiveState();
  if (online && live !== 'polling') return live === 'live' ? <LiveMark /> : null;
  const Icon = online ? IconRefresh : IconCloudOff;
  const help = online
    ? 'Live updates are interrupted. The page asks every 15 seconds instead.'
    : 'There is no network. What you write is kept on this device.';
  return (
    <span
      role="status"
      tabIndex={0}
      data-tip={help}
      className={classes.chip}
      data-tone={online ? undefined : 'warn'}
    >
      <Icon size={17} aria-hidden />
      <span className={classes.wide}>{online ? 'Every 15 s' : 'Offline'}</span>
    </span>
  );
}

function LiveMark() {
  const now = useNow(5_000);
  const heardAt = lastHeardAtMs();
  const age = heardAt === null ? 0 : Math.max(0, (now - heardAt) / 1_000);
  return (
    <span
      className={`${classes.chip} ${classes.live}`}
      data-tip="Changes appear here by themselves. The time is since the last one."
    >
      <IconBroadcast size={16} aria-hidden />
      Live
      <span className={classes.quiet}>· {age < 5 ? 'now' : formatDuration(roundAge(age))}</span>
    </span>
  );
}

/** Whole minutes beyond the first: a counter that ticks draws the eye. */
function roundAge(seconds: number): number {
  return seconds < 60 ? Math.floor(seconds / 5) * 5 : Math.floor(seconds / 60) * 60;
}
