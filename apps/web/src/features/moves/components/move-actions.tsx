import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { MoveAction } from '#gql';
import { showProblem } from '#lib/show-problem.ts';
import type { MoveChange, Target } from '../api/change-moves.ts';
import { useChangeMoves } from '../api/change-moves.ts';
import { actionOrder, actionWords } from '../logic/action-words.ts';
import classes from './moves.module.css';

const ConfirmDialog = lazy(() => import('./confirm-dialog.tsx'));

interface MoveActionsProps {
  /** Whose move it is, as the buttons and questions name it. */
  readonly name: string;
  readonly target: Target;
  readonly actions: readonly MoveAction[];
  readonly from: string;
  readonly to: string;
}

/** What can be done with a move now; what cannot be undone asks first. */
export function MoveActions({ name, target, actions, from, to }: MoveActionsProps) {
  const [asking, setAsking] = useState<MoveAction | null>(null);
  const change = useChangeMoves();

  function run(action: MoveAction): void {
    const title = `${actionWords[action].label}: not done for ${name}`;
    change.mutate(changeOf(action, target), {
      onSuccess: (problem) => {
        setAsking(null);
        if (problem !== null) showProblem(title, problem);
      },
      onError: (error) => showProblem(title, error),
    });
  }

  const question = asking === null ? null : questionOf(asking);

  function questionOf(action: MoveAction): string | null {
    const { ask, askAll } = actionWords[action];
    if ('groupId' in target && askAll !== undefined) return askAll;
    return ask === null ? null : ask(name, from, to);
  }

  return (
    <div className={classes.buttons}>
      {actionOrder
        .filter((action) => actions.includes(action))
        .map((action) => (
          <Button
            key={action}
            variant="default"
            size="compact-md"
            aria-label={`${actionWords[action].label}: ${name}`}
            loading={change.isPending && asking === null}
            onClick={() => (actionWords[action].ask === null ? run(action) : setAsking(action))}
          >
            {actionWords[action].label}
          </Button>
        ))}
      {asking !== null && question !== null && (
        <Suspense fallback={null}>
          <ConfirmDialog
            title={`${actionWords[asking].label}: ${name}`}
            sentence={question}
            button={actionWords[asking].label}
            isDangerous={actionWords[asking].isDangerous === true}
            isPending={change.isPending}
            onConfirm={() => run(asking)}
            onClose={() => setAsking(null)}
          />
        </Suspense>
      )}
    </div>
  );
}

function changeOf(action: MoveAction, target: Target): MoveChange {
  switch (action) {
    case 'PAUSE':
      return { kind: 'pause', target };
    case 'RESUME':
      return { kind: 'resume', target };
    case 'CANCEL':
      return { kind: 'cancel', target };
    case 'TAKE_BACK':
      return { kind: 'take-back', target };
    case 'SHORTEN_KEEP':
      return { kind: 'shorten', target, keepSeconds: 0 };
  }
}
