import { Button, NativeSelect, Progress, Text, Title } from '@mantine/core';
import '@mantine/core/styles/Progress.css';
import { useState } from 'react';
import { MoneyInput } from '#components/money/money-input.tsx';
import { formatMoney } from '#lib/format/money.ts';
import { formatShare } from '#lib/format/number.ts';
import { useLocalStore } from '#lib/use-local-store.ts';
import type { Earnings } from '../api/get-earnings.ts';
import { goalStore } from '../goal.ts';
import classes from './goal-card.module.css';

/** What somebody set out to earn, and how far they are. */
export function GoalCard({ earnings }: { readonly earnings: Earnings }) {
  const [goal, setGoal] = useLocalStore(goalStore);
  const [editing, setEditing] = useState(false);
  const { today, week } = earnings;
  const { currency } = today;
  const earned = goal.period === 'day' ? today : week;
  const reached = goal.minor === null ? 0 : earned.minor / goal.minor;
  return (
    <section className={`card ${classes.goal}`} aria-labelledby="goal-heading">
      <div className={classes.head}>
        <Title order={2} size="h3" id="goal-heading">
          {goal.period === 'day' ? 'Goal for today' : 'Goal for seven days'}
        </Title>
        <Button variant="default" size="sm" onClick={() => setEditing(!editing)}>
          {editing ? 'Done' : goal.minor === null ? 'Set a goal' : 'Change'}
        </Button>
      </div>
      {editing && (
        <div className={classes.form}>
          <NativeSelect
            label="For"
            value={goal.period}
            onChange={({ currentTarget }) =>
              setGoal({ ...goal, period: currentTarget.value === 'week' ? 'week' : 'day' })
            }
            data={[
              { value: 'day', label: 'Each day' },
              { value: 'week', label: 'Seven days' },
            ]}
          />
          <MoneyInput
            label="Goal"
            currency={currency}
            empty={0}
            value={goal.minor ?? 0}
            onChange={(minor) => setGoal({ ...goal, minor: minor === 0 ? null : minor })}
          />
        </div>
      )}
      {goal.minor === null ? (
        <Text size="sm" c="dimmed">
          A goal is yours alone: it is kept on this device and changes nothing about your work.
        </Text>
      ) : (
        <>
          <Progress
            value={Math.min(100, reached * 100)}
            size="lg"
            aria-label={`${formatShare(reached)} of the goal`}
          />
          <Text size="sm" c="dimmed" className="tabular">
            {formatMoney(earned)} of {formatMoney({ minor: goal.minor, currency })} approved ·{' '}
            {formatShare(reached)}
            {reached >= 1 && ' · reached'}
          </Text>
        </>
      )}
    </section>
  );
}
