import { Text } from '@mantine/core';
import { ExternalTask } from '#components/external-task/external-task.tsx';
import type { Assignment } from '../api/get-assignment.ts';
import classes from './workspace.module.css';

interface ExternalWorkProps {
  readonly assignment: Assignment;
  readonly disabled: boolean;
}

/**
 * A task that is done on a page of the requester's own. The page hands in by itself; the exchange then
 * says that the assignment changed, and what became of it is shown in its place.
 */
export function ExternalWork({ assignment, disabled }: ExternalWorkProps) {
  return (
    <section className={`card ${classes.task}`} aria-label="The task">
      {disabled ? (
        <Text c="dimmed">The task is closed.</Text>
      ) : (
        <ExternalTask
          subject={{ kind: 'assignment', id: assignment.id }}
          title={`Task: ${assignment.title}`}
        />
      )}
    </section>
  );
}
