import { Button, Text } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { useNow } from '#lib/clock/use-now.ts';
import { delayedActions } from '#lib/delayed-action.ts';
import classes from './undo-bar.module.css';

/** What was just done and can still be taken back. */
export function UndoBar() {
  const actions = useSyncExternalStore(delayedActions.subscribe, delayedActions.get);
  // The newest only: acts come in quick succession, and a pile of bars would cover the page.
  const last = actions.at(-1);
  return (
    <div className={classes.stack} role="status" aria-live="polite">
      {last && (
        <div className={classes.bar}>
          <Text size="sm" className={classes.label}>
            <bdi>{last.label}</bdi>
            {actions.length > 1 && ` (${actions.length - 1} more can be undone)`}
          </Text>
          <Button
            size="compact-md"
            variant="white"
            className={classes.undo ?? ''}
            onClick={() => delayedActions.undo(last.id)}
          >
            Undo
          </Button>
          <SecondsLeft endsAt={last.endsAt} />
        </div>
      )}
    </div>
  );
}

function SecondsLeft({ endsAt }: { readonly endsAt: number }) {
  const now = useNow(500);
  const left = Math.max(0, Math.ceil((endsAt - now) / 1_000));
  return (
    <span className={classes.seconds} aria-hidden>
      {left} s
    </span>
  );
}
