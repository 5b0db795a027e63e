import { Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { CheckState, PublishCheck } from '../logic/publish-checks.ts';
import classes from './check-list.module.css';

const stateWords: Record<CheckState, string> = { pass: 'Passed', note: 'Note', fail: 'Not yet' };

/** What is checked before a batch can be published, by name. */
export function CheckList({ checks }: { readonly checks: readonly PublishCheck[] }) {
  const failed = checks.filter((check) => check.state === 'fail').length;
  return (
    <section aria-labelledby="checks-heading">
      <Title order={2} id="checks-heading" mb="sm">
        {failed === 0 ? 'Ready to publish' : 'Before you can publish'}
      </Title>
      <ul className={`card ${classes.list ?? ''}`}>
        {checks.map((check) => (
          <li key={check.key} className={classes.check} data-state={check.state}>
            <StateIcon state={check.state} />
            <span className={classes.words}>
              <b>{check.label}</b>
              <span>{check.detail}</span>
            </span>
            <span className={classes.state}>{stateWords[check.state]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function StateIcon({ state }: { readonly state: CheckState }) {
  if (state === 'pass') return <IconCircleCheck size={20} aria-hidden />;
  return state === 'note' ? (
    <IconAlertTriangle size={20} aria-hidden />
  ) : (
    <IconCircleX size={20} aria-hidden />
  );
}
