import type { Field } from '@exchange/tasks';
import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import { useEffect, useRef } from 'react';
import { countOf } from '#lib/format/number.ts';
import type { FieldProblems } from './task-form-types.ts';
import classes from './task-form.module.css';

interface ErrorSummaryProps {
  readonly fields: readonly Field[];
  readonly problems: FieldProblems;
  readonly prefix: string;
  readonly refusals: number;
}

/** Everything that keeps the answer from being sent, each a link to its question. */
export function ErrorSummary({ fields, problems, prefix, refusals }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusals > 0) box.current?.focus();
  }, [refusals]);
  const labels = new Map(fields.map(({ name, label }) => [name, label]));
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      role="alert"
      color="red"
      variant="light"
      icon={<IconAlertTriangle size={18} aria-hidden />}
      title={`${countOf(problems.size, 'thing')} to put right`}
    >
      <ul className={classes.summary}>
        {[...problems].map(([name, message]) => (
          <li key={name}>
            {labels.has(name) ? (
              <a
                href={`#${prefix}-${name}`}
                onClick={(event) => focusField(event, `${prefix}-${name}`)}
              >
                <bdi>{labels.get(name)}</bdi>
              </a>
            ) : null}
            {labels.has(name) ? ': ' : ''}
            {message}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function focusField(event: MouseEvent, id: string): void {
  event.preventDefault();
  const target = document.getElementById(id);
  const control = target?.matches('input, textarea, select')
    ? target
    : target?.querySelector<HTMLElement>('input, textarea, select, [data-takes-focus], button');
  control?.focus();
  target?.scrollIntoView({ block: 'center' });
}
