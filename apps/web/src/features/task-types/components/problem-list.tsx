import { Alert, Anchor } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import classes from './problem-list.module.css';

export interface PageProblem {
  /** Id of the control to go to. */
  readonly control: string;
  readonly message: string;
}

/** Takes the reader to a control and opens what hides it. */
export function goToControl(id: string): void {
  const target = document.getElementById(id);
  if (target === null) return;
  if (target instanceof HTMLDetailsElement) target.open = true;
  target.scrollIntoView({ block: 'center' });
  const control = target.matches('input, textarea, button')
    ? target
    : target.querySelector<HTMLElement>('input, textarea, button, summary');
  control?.focus({ preventScroll: true });
}

interface ProblemListProps {
  readonly problems: readonly PageProblem[];
  /** Rises each time that saving was refused: the list comes into view and takes the focus. */
  readonly refusals: number;
}

/** What is wrong with the page, each with the way to it. */
export function ProblemList({ problems, refusals }: ProblemListProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusals === 0) return;
    box.current?.scrollIntoView({ block: 'center' });
    box.current?.focus({ preventScroll: true });
  }, [refusals]);
  if (problems.length === 0) return null;
  const title =
    problems.length === 1 ? 'One thing to put right' : `${problems.length} things to put right`;
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      role="alert"
      color="orange"
      icon={<IconAlertTriangle size={18} />}
      title={title}
    >
      <ul className={classes.list}>
        {problems.map((problem) => (
          <li key={`${problem.control} ${problem.message}`}>
            <Anchor
              component="button"
              type="button"
              ta="start"
              onClick={() => goToControl(problem.control)}
            >
              {problem.message}
            </Anchor>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
