import type { Field } from '@exchange/tasks';
import type { ReactNode } from 'react';
import classes from './task-form.module.css';

interface FieldGroupProps {
  readonly field: Field;
  readonly id: string;
  readonly problem: string | undefined;
  readonly role: 'group' | 'radiogroup';
  readonly children: ReactNode;
}

/** A question whose answer is given with several controls. */
export function FieldGroup({ field, id, problem, role, children }: FieldGroupProps) {
  const words = [field.description, field.help].filter(Boolean).join(' ');
  const describedBy = [words === '' ? null : `${id}-help`, problem ? `${id}-problem` : null];
  return (
    <div
      id={id}
      role={role}
      className={classes.group}
      aria-labelledby={`${id}-label`}
      aria-describedby={describedBy.filter(Boolean).join(' ') || undefined}
      aria-invalid={role === 'radiogroup' && problem !== undefined ? true : undefined}
      aria-required={role === 'radiogroup' ? field.required : undefined}
    >
      <div id={`${id}-label`} className={classes.label} dir="auto">
        {field.label}
        {field.required && (
          <span className={classes.star} aria-hidden>
            {' '}
            *
          </span>
        )}
      </div>
      {words !== '' && (
        <div id={`${id}-help`} className={classes.help} dir="auto">
          {words}
        </div>
      )}
      {children}
      {problem !== undefined && (
        <div id={`${id}-problem`} className={classes.problem}>
          {problem}
        </div>
      )}
    </div>
  );
}
