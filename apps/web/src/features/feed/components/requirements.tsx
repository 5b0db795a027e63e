import { Text, Title } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { AskQualification } from '#components/ask-qualification/ask-qualification.tsx';
import type { Preview } from '../api/get-preview.ts';
import classes from './requirements.module.css';

interface RequirementsProps {
  readonly entry: Preview['entry'];
  readonly headingOrder: 2 | 3;
}

type Missing = NonNullable<Preview['entry']['lock']>['missing'][number];

/** What the work asks of performers: what is met, what is missing, and the next step. */
export function Requirements({ entry, headingOrder }: RequirementsProps) {
  const { requirements, lock } = entry;
  if (requirements.length === 0) return null;
  const missing = (lock?.missing ?? []).flatMap(takeApart);
  const toAsk = new Map(missing.flatMap((one) => (one.askId === null ? [] : [[one.askId, one]])));
  const needsProfile = missing.some(({ code }) => code === 'area');
  return (
    <section>
      <Title order={headingOrder} size="h3" mb={8}>
        What it asks of you
      </Title>
      <ul className={classes.list}>
        {requirements.map(({ text, met }) => (
          <li key={text} data-met={met || undefined}>
            {met ? (
              <IconCircleCheck size={18} aria-hidden />
            ) : (
              <IconCircleX size={18} aria-hidden />
            )}
            <span>
              {text} <span className={classes.state}>{met ? 'You meet this' : 'Missing'}</span>
            </span>
          </li>
        ))}
      </ul>
      <div className={classes.steps}>
        {[...toAsk].map(([id, { name }]) => (
          <AskQualification key={id} qualificationId={id} name={name} />
        ))}
        {needsProfile && (
          <Text size="sm">
            <Link to="/standing">Say where you work</Link>
          </Text>
        )}
      </div>
    </section>
  );
}

interface Step {
  readonly code: string;
  /** A qualification that a requester grants; null for anything else. */
  readonly askId: string | null;
  readonly name: string;
}

function takeApart(missing: Missing): Step[] {
  const inner = missing.options.map((option) => toStep(option));
  return [toStep(missing), ...inner];
}

function toStep(missing: Omit<Missing, 'options'>): Step {
  const { code, qualificationId, qualificationName } = missing;
  const isAsked = qualificationId !== null && !qualificationId.startsWith('system:');
  return { code, askId: isAsked ? qualificationId : null, name: qualificationName ?? '' };
}
