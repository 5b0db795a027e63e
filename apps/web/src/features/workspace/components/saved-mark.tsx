import { IconCloudCheck, IconCloudUp, IconDeviceFloppy } from '@tabler/icons-react';
import { useNow } from '#lib/clock/use-now.ts';
import { formatRelative } from '#lib/format/time.ts';
import type { SavedState } from '../use-draft.ts';
import classes from './workspace.module.css';

/** Where the draft is kept. */
export function SavedMark({ saved }: { readonly saved: SavedState }) {
  const now = useNow(5_000);
  switch (saved.kind) {
    case 'none':
      return null;
    case 'saving':
      return (
        <span className={classes.saved}>
          <IconCloudUp size={17} aria-hidden /> <span className={classes.wide}>Saving …</span>
        </span>
      );
    case 'saved':
      return (
        <span className={classes.saved}>
          <IconCloudCheck size={17} aria-label="Draft saved" />
          <span className={classes.wide}>Saved {formatRelative(saved.at, now)}</span>
        </span>
      );
    case 'local':
      return (
        <span className={classes.saved} data-tone="warn">
          <IconDeviceFloppy size={17} aria-label="Draft kept on this device" />
          <span className={classes.wide}>Kept on this device</span>
        </span>
      );
  }
}
