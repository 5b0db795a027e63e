import { IconCloudOff, IconRefresh } from '@tabler/icons-react';
import { useLiveState } from '#lib/live/use-live-updates.ts';
import { useOnline } from '#lib/use-online.ts';
import classes from './header.module.css';

/** Says when the page is not live; silence means that all is well. */
export function ConnectionMark() {
  const online = useOnline();
  const live = useLiveState();
  if (online && live !== 'polling') return null;
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
