import { VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { phases, phaseStates, type PhaseState } from '../logic/move-phase.ts';
import classes from './moves.module.css';

const stateWords: Readonly<Record<PhaseState, string>> = {
  done: 'done',
  now: 'now',
  next: 'to come',
  stopped: 'not reached',
};

interface PhaseStepsProps {
  readonly state: string;
  readonly step: number;
}

/** The whole way of a move and where on it it stands. */
export function PhaseSteps({ state, step }: PhaseStepsProps) {
  const states = phaseStates({ state, step });
  return (
    <ol className={classes.phases}>
      {phases.map(({ name, words }, index) => {
        const standing = states[index] ?? 'next';
        return (
          <li
            key={name}
            className={classes.phase}
            data-state={standing}
            aria-current={standing === 'now' ? 'step' : undefined}
          >
            <b>
              {standing === 'done' && <IconCheck size={16} aria-hidden />}
              {name}
              <VisuallyHidden>, {stateWords[standing]}</VisuallyHidden>
            </b>
            <span className={classes.note}>{words}</span>
          </li>
        );
      })}
    </ol>
  );
}
