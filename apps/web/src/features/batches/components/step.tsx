import { Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import classes from './new-batch.module.css';

interface StepProps {
  readonly number: number;
  readonly title: string;
  readonly done: boolean;
  readonly children: ReactNode;
}

/** A numbered part of a longer page; all parts stay open, so nothing is lost on the way back. */
export function Step({ number, title, done, children }: StepProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.step}>
      <span className={classes.number} data-done={done || undefined} aria-hidden>
        {done ? <IconCheck size={16} stroke={2.5} /> : number}
      </span>
      <div className={classes.body}>
        <Title order={2} id={id} mb="sm">
          {title}
        </Title>
        {children}
      </div>
    </section>
  );
}
