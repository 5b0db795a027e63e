import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Countdown } from '#components/countdown/countdown.tsx';
import { Money } from '#components/money/money.tsx';
import { returnSoon } from '#lib/performer/return-assignment.ts';
import { useShortcut } from '#lib/shortcuts/use-shortcut.ts';
import type { Assignment } from '../api/get-assignment.ts';
import type { SavedState } from '../use-draft.ts';
import { SavedMark } from './saved-mark.tsx';
import classes from './workspace.module.css';

interface WorkspaceBarProps {
  readonly assignment: Assignment;
  readonly saved: SavedState;
  readonly expired: boolean;
}

/** Always in sight: what it is, what it pays, how long is left, whether it is saved. */
export function WorkspaceBar({ assignment, saved, expired }: WorkspaceBarProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { id, title, reward, acceptedAt, deadlineAt } = assignment;

  function giveBack(): void {
    const back = { to: '/do/$assignmentId', params: { assignmentId: id } } as const;
    returnSoon(client, { id, title }, () => void navigate(back));
    void navigate({ to: '/queue' });
  }
  useShortcut({ keys: 'alt+r', label: 'Return the task', enabled: !expired }, giveBack);

  return (
    <div className={classes.bar}>
      <div className={classes.what}>
        <h1 className={classes.title}>
          <bdi>{title}</bdi>
        </h1>
        <span className={classes.by}>
          <bdi>{assignment.requesterName}</bdi>
        </span>
      </div>
      <Money amount={reward} className={classes.reward} />
      {!expired && <Countdown acceptedAt={acceptedAt} deadlineAt={deadlineAt} announce />}
      <SavedMark saved={saved} />
      {!expired && (
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={17} aria-hidden />}
          className={classes.return ?? ''}
          data-tip="Give it back. It does not count against you; 10 seconds to undo. Alt+R"
          onClick={giveBack}
        >
          Return
        </Button>
      )}
    </div>
  );
}
