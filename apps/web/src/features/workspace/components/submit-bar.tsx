import { Button, Kbd } from '@mantine/core';
import { formatKeys } from '#lib/shortcuts/format-keys.ts';
import { useShortcut } from '#lib/shortcuts/use-shortcut.ts';
import { useOnline } from '#lib/use-online.ts';
import type { Assignment } from '../api/get-assignment.ts';
import type { Submit } from '../use-submit.ts';
import { NextWorkSelect } from './next-work-select.tsx';
import classes from './workspace.module.css';

interface SubmitBarProps {
  readonly assignment: Assignment;
  readonly submit: Submit;
  readonly disabled: boolean;
}

/** Hands the answer in; what follows is the performer's choice. */
export function SubmitBar({ submit, disabled }: SubmitBarProps) {
  const online = useOnline();
  const keys = formatKeys('mod+Enter');
  useShortcut({ keys: 'mod+Enter', label: 'Submit', enabled: !disabled }, () => submit.send());
  return (
    <div className={classes.submit}>
      <NextWorkSelect />
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
