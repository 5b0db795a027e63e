import { Button, Text } from '@mantine/core';
import { useState, useSyncExternalStore } from 'react';
import { useNow } from '#lib/clock/use-now.ts';
import type { DelayedAction } from '#lib/delayed-action.ts';
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
        <div key={last.id} className={classes.bar}>
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
          {last.question !== undefined && <Question question={last.question} />}
        </div>
      )}
    </div>
  );
}

type Asked = NonNullable<DelayedAction['question']>;

/** One press answers; another one answers otherwise. */
function Question({ question }: { readonly question: Asked }) {
  const [given, setGiven] = useState<string | null>(null);
  return (
    <div role="group" aria-label={question.text} className={classes.question}>
      <span aria-hidden>{question.text}</span>
      {question.answers.map(({ label, give }) => (
        <button
          key={label}
          type="button"
          className={classes.answer}
          aria-pressed={given === label}
          onClick={() => {
            give();
            setGiven(label);
          }}
        >
          {label}
        </button>
      ))}
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
