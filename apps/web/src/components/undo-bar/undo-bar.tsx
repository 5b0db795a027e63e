import { Button, Text } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { useNow } from '#lib/clock/use-now.ts';
import { delayedActions } from '#lib/delayed-action.ts';
import classes from './undo-bar.module.css';

/** What was just done and can still be taken back. */
export function UndoBar() {
  const actions = useSyncExternalStore(delayedActions.subscribe, delayedActions.get);
  return (
    <div className={classes.stack} role="status" aria-live="polite">
      {actions.map((action) => (
        <div key={action.id} className={classes.bar}>
          <Text size="sm" className={classes.label}>
            <bdi>{action.label}</bdi>
          </Text>
          <Button
            size="compact-md"
            variant="white"
            className={classes.undo ?? ''}
            onClick={() => delayedActions.undo(action.id)}
          >
            Undo
          </Button>
          <SecondsLeft endsAt={action.endsAt} />
        </div>
      ))}
    </div>
  );
}

function SecondsLeft({ endsAt }: { readonly endsAt: number }) {
  useNow(500);
  const left = Math.max(0, Math.ceil((endsAt - Date.now()) / 1_000));
  return (
    <span className={classes.seconds} aria-hidden>
      {left} s
    </span>
  );
}
