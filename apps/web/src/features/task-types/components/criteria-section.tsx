import { ActionIcon, Button, NativeSelect, Stack, Text, Title } from '@mantine/core';
import '@mantine/core/styles/Checkbox.css';
import { describeRule, guards, limits, type Criteria, type Requirement } from '@exchange/criteria';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { flattenPages } from '#lib/flatten-pages.ts';
import { ownQualificationsOptions } from '#lib/requester/own-qualifications.ts';
import {
  conditionAbout,
  conditionsOf,
  newRequirement,
  ruleOf,
  type QualificationChoice,
} from '../logic/criteria-draft.ts';
import { ConditionEditor } from './condition-editor.tsx';
import classes from './criteria-section.module.css';

interface CriteriaSectionProps {
  readonly criteria: Criteria;
  readonly onChange: (criteria: Criteria) => void;
}

/** Who may do the work: requirements that must all be met. */
export function CriteriaSection({ criteria, onChange }: CriteriaSectionProps) {
  const query = useInfiniteQuery(ownQualificationsOptions(false));
  const own = flattenPages(query.data?.pages ?? [], ({ id }) => id);
  const { requirements } = criteria;

  function replace(index: number, ...by: readonly Requirement[]): void {
    onChange({ ...criteria, requirements: requirements.toSpliced(index, 1, ...by) });
  }

  return (
    <Stack component="section" gap="md" aria-labelledby="criteria-heading" id="criteria">
      <div>
        <Title order={2} id="criteria-heading">
          Who may do it
        </Title>
        <Text size="sm" c="dimmed">
          {requirements.length === 0 ? 'Everybody.' : 'Performers must meet all of these.'} You can
          ask for what the exchange knows and for{' '}
          <AnchorLink to="/qualifications" underline="always">
            your own qualifications
          </AnchorLink>
          .
        </Text>
      </div>
      <ol className={classes.list}>
        {requirements.map((requirement, index) => (
          <RequirementCard
            key={index}
            requirement={requirement}
            number={index + 1}
            own={own}
            onChange={(changed) => replace(index, changed)}
            onRemove={() => replace(index)}
          />
        ))}
      </ol>
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={17} aria-hidden />}
          disabled={requirements.length >= limits.requirements}
          onClick={() =>
            onChange({ ...criteria, requirements: [...requirements, newRequirement()] })
          }
        >
          Add a requirement
        </Button>
      </div>
    </Stack>
  );
}

const guardWords = {
  accept: 'they cannot accept it, but can look at it',
  preview: 'they cannot see the instructions either',
  discover: 'they do not find it at all',
} as const;

interface RequirementCardProps {
  readonly requirement: Requirement;
  readonly number: number;
  readonly own: readonly QualificationChoice[];
  readonly onChange: (requirement: Requirement) => void;
  readonly onRemove: () => void;
}

function RequirementCard(props: RequirementCardProps) {
  const { requirement, number, own, onChange, onRemove } = props;
  const conditions = conditionsOf(requirement.rule);
  const change = (index: number, ...by: Parameters<typeof ruleOf>[0]) =>
    onChange({ ...requirement, rule: ruleOf((conditions ?? []).toSpliced(index, 1, ...by)) });
  return (
    <li className={`card ${classes.requirement}`}>
      <div className={classes.head}>
        <span className={classes.words}>{describeRule(requirement.rule)}</span>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={40}
          aria-label={`Remove requirement ${number}`}
          onClick={onRemove}
        >
          <IconTrash size={18} />
        </ActionIcon>
      </div>
      {conditions === null && (
        <Text size="sm" c="dimmed">
          This was written by program and stays as it is; remove it to write another.
        </Text>
      )}
      {conditions?.map((condition, index) => (
        <Fragment key={index}>
          {index > 0 && <div className={classes.or}>or</div>}
          <ConditionEditor
            condition={condition}
            own={own}
            onChange={(changed) => change(index, changed)}
          />
          {conditions.length > 1 && (
            <div>
              <Button variant="subtle" color="gray" size="compact-sm" onClick={() => change(index)}>
                Remove this alternative
              </Button>
            </div>
          )}
        </Fragment>
      ))}
      <div className={classes.foot}>
        <NativeSelect
          label="Without it"
          value={requirement.guards}
          data={guards.map((value) => ({ value, label: guardWords[value] }))}
          onChange={(event) => {
            const chosen = guards.find((known) => known === event.currentTarget.value);
            if (chosen !== undefined) onChange({ ...requirement, guards: chosen });
          }}
        />
        {conditions !== null && (
          <Button
            variant="subtle"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => change(conditions.length, conditionAbout('area', own))}
          >
            Or something else
          </Button>
        )}
      </div>
    </li>
  );
}
