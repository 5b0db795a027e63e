import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Countdown } from '#components/countdown/countdown.tsx';
import { Money } from '#components/money/money.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { returnSoon } from '#lib/performer/return-assignment.ts';
import { useListKeys } from '#lib/shortcuts/use-list-keys.ts';
import { useShortcut } from '#lib/shortcuts/use-shortcut.ts';
import type { HeldAssignment } from '../api/get-queue.ts';
import classes from './queue-list.module.css';

/** The tasks in hand, and the keys that work on the current one. */
export function QueueList({ held }: { readonly held: readonly HeldAssignment[] }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { current, setCurrent } = useListKeys(held.map(({ id }) => id));
  const chosen = held.find(({ id }) => id === current);

  useShortcut({ keys: 'Enter', label: 'Continue', enabled: chosen !== undefined }, () => {
    if (chosen) void navigate({ to: '/do/$assignmentId', params: { assignmentId: chosen.id } });
  });
  useShortcut({ keys: 'r', label: 'Return', enabled: chosen !== undefined }, () => {
    if (chosen) returnSoon(client, chosen);
  });

  if (held.length === 0) return null;
  return (
    <ul className={classes.list} aria-label="Tasks in hand">
      {held.map((assignment) => (
        <li
          key={assignment.id}
          className={`card ${classes.row}`}
          data-row={assignment.id}
          data-current={assignment.id === current || undefined}
          tabIndex={-1}
          aria-label={assignment.title}
          onFocus={() => setCurrent(assignment.id)}
        >
          <div className={classes.words}>
            <Link
              to="/do/$assignmentId"
              params={{ assignmentId: assignment.id }}
              className={classes.title}
            >
              <bdi>{assignment.title}</bdi>
            </Link>
            <div className={classes.meta}>
              <bdi>{assignment.requesterName}</bdi>
              {assignment.draftSavedAt !== null && (
                <span>
                  draft saved <RelativeTime at={assignment.draftSavedAt} />
                </span>
              )}
            </div>
          </div>
          <Money amount={assignment.reward} className={classes.reward} />
          <Countdown acceptedAt={assignment.acceptedAt} deadlineAt={assignment.deadlineAt} />
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={17} aria-hidden />}
            aria-label={`Return ${assignment.title}`}
            onClick={() => returnSoon(client, assignment)}
          >
            Return
          </Button>
        </li>
      ))}
    </ul>
  );
}
