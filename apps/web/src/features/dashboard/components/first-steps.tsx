import { Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { ButtonLink } from '#components/links/button-link.tsx';
import type { FirstStep } from '../logic/first-steps.ts';
import classes from './first-steps.module.css';

/** The way to a first published batch, with the next step one press away. */
export function FirstSteps({ steps }: { readonly steps: readonly FirstStep[] }) {
  const done = steps.filter((step) => step.done).length;
  return (
    <section className={`card ${classes.card ?? ''}`} aria-labelledby="first-heading">
      <Title order={2} id="first-heading">
        Your first batch
      </Title>
      <p className={classes.count}>
        {done} of {steps.length} steps done
      </p>
      <ol className={classes.steps}>
        {steps.map((step, index) => (
          <li key={step.key} className={classes.step} data-next={step.next || undefined}>
            <span className={classes.mark} data-done={step.done || undefined} aria-hidden>
              {step.done ? <IconCheck size={16} stroke={2.5} /> : index + 1}
            </span>
            <span className={classes.words}>
              <b>
                {step.title}
                {step.done && <span className={classes.done}> (done)</span>}
              </b>
              <span>{step.help}</span>
            </span>
            {!step.done && <StepLink step={step} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function StepLink({ step }: { readonly step: FirstStep }) {
  const variant = step.next ? 'filled' : 'default';
  switch (step.key) {
    case 'deposit':
      return (
        <ButtonLink variant={variant} to="/budget">
          Add money
        </ButtonLink>
      );
    case 'type':
      return (
        <ButtonLink variant={variant} to="/types/new">
          New task type
        </ButtonLink>
      );
    case 'rows':
      return (
        <ButtonLink variant={variant} to="/batches/new">
          Upload rows
        </ButtonLink>
      );
    case 'publish':
      return (
        <ButtonLink variant={variant} to="/batches" search={{ tab: 'drafts' }}>
          See drafts
        </ButtonLink>
      );
  }
}
