import { Text, UnstyledButton } from '@mantine/core';
import { IconCircleCheckFilled, IconTemplate } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { ButtonLink } from '#components/links/button-link.tsx';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { formatMoney } from '#lib/format/money.ts';
import type { TypeChoice } from '../api/list-type-choices.ts';
import { typeChoicesOptions } from '../api/list-type-choices.ts';
import classes from './choose-type.module.css';

interface ChooseTypeProps {
  readonly chosenId: string | null;
  readonly onChoose: (type: TypeChoice) => void;
}

/** The task types that a batch can be made of. */
export function ChooseType({ chosenId, onChoose }: ChooseTypeProps) {
  const { data: types, error, refetch } = useQuery(typeChoicesOptions());
  if (error !== null) {
    return (
      <ErrorState
        error={error}
        title="Your task types cannot be shown"
        onRetry={() => void refetch()}
      />
    );
  }
  if (types === undefined) return <RowSkeletons rows={3} height={64} />;
  if (types.length === 0) {
    return (
      <Empty
        icon={IconTemplate}
        title="Make a task type first"
        action={<ButtonLink to="/types/new">New task type</ButtonLink>}
      >
        It says what people do with each row, and what they earn.
      </Empty>
    );
  }
  return (
    <div className={classes.list} role="radiogroup" aria-label="Task type">
      {types.map((type) => (
        <UnstyledButton
          key={type.id}
          role="radio"
          aria-checked={type.id === chosenId}
          className={`card ${classes.choice ?? ''}`}
          onClick={() => onChoose(type)}
        >
          <span className={classes.words}>
            <Text component="span" fw={600} size="sm">
              <bdi>{type.title}</bdi>
            </Text>
            <Text component="span" size="xs" c="dimmed">
              <bdi>{type.category}</bdi> · {formatMoney(type.reward)} + {formatMoney(type.fee)} fee
            </Text>
          </span>
          {type.id === chosenId && <IconCircleCheckFilled size={20} aria-hidden />}
        </UnstyledButton>
      ))}
    </div>
  );
}
