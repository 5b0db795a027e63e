import { Button, Kbd, Switch } from '@mantine/core';
import { formatKeys } from '#lib/shortcuts/format-keys.ts';
import { useShortcut } from '#lib/shortcuts/use-shortcut.ts';
import { useLocalStore } from '#lib/use-local-store.ts';
import { useOnline } from '#lib/use-online.ts';
import type { Assignment } from '../api/get-assignment.ts';
import { keepGoing } from '../keep-going.ts';
import type { Submit } from '../use-submit.ts';
import classes from './workspace.module.css';

interface SubmitBarProps {
  readonly assignment: Assignment;
  readonly submit: Submit;
  readonly disabled: boolean;
}

/** Hands the answer in; with "keep going" the next task of the kind follows at once. */
export function SubmitBar({ submit, disabled }: SubmitBarProps) {
  const [acceptNext, setAcceptNext] = useLocalStore(keepGoing);
  const online = useOnline();
  const keys = formatKeys('mod+Enter');
  useShortcut({ keys: 'mod+Enter', label: 'Submit', enabled: !disabled }, submit.send);
  return (
    <div className={classes.submit}>
      <Switch
        className={classes.keep ?? ''}
        checked={acceptNext}
        onChange={(event) => setAcceptNext(event.currentTarget.checked)}
        label="Keep going"
        description="Submitting accepts the next one"
      />
      <Button
        type="submit"
        size="md"
        loading={submit.pending}
        disabled={disabled || !online}
        rightSection={
          <span className={classes.keys} aria-hidden>
            {keys.map((key) => (
              <Kbd key={key} size="xs">
                {key}
              </Kbd>
            ))}
          </span>
        }
      >
        {online ? 'Submit' : 'Waiting for the network'}
      </Button>
    </div>
  );
}
