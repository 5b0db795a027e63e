import { SegmentedControl, Skeleton, Stack, Title } from '@mantine/core';
import '@mantine/core/styles/FloatingIndicator.css';
import '@mantine/core/styles/SegmentedControl.css';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { DepositForm } from '#components/deposit/deposit-form.tsx';
import { Money } from '#components/money/money.tsx';
import { PageHead } from '#components/page-head/page-head.tsx';
import { Page } from '#components/page-head/page.tsx';
import { Plot } from '#components/plot/plot.tsx';
import { StatTile, StatTiles } from '#components/stat-tile/stat-tile.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { formatMoney, sumMoney } from '#lib/format/money.ts';
import { formatUtcDay } from '#lib/format/time.ts';
import { budgetOptions } from './api/get-budget.ts';
import { TransferTable } from './components/transfer-table.tsx';
import classes from './components/budget.module.css';

const plotHeight = 220;

/** The requester's money: what there is, what is set aside, where it went. */
export function BudgetPage() {
  const { days = 30 } = useSearch({ from: '/budget' });
  const navigate = useNavigate();
  const { data, error, isPending, refetch } = useQuery(budgetOptions(days));
  const balance = data?.me.balance;
  const currency = balance?.available.currency ?? 'USD';
  const spending = data?.spending ?? [];
  const spent = sumMoney(spending.map((day) => day.spent)) ?? { minor: 0, currency };

  return (
    <Page>
      <PageHead
        title="Budget"
        sentence="Money is reserved when you publish, and moves when you approve."
      />
      <Stack gap="lg">
        {error !== null && data === undefined && (
          <ErrorState
            error={error}
            title="Your budget cannot be shown"
            onRetry={() => void refetch()}
          />
        )}
        <StatTiles>
          <StatTile
            label="Available"
            value={balance && <Money amount={balance.available} />}
            note="Can be spent now"
          />
          <StatTile
            label="Reserved"
            value={balance && <Money amount={balance.escrow} />}
            note="For published work not decided yet"
          />
          <StatTile
            label={`Spent in ${days} days`}
            value={data && <Money amount={spent} />}
            note="Rewards and fees of approved work"
          />
        </StatTiles>
        <div className={classes.columns}>
          <section className={`card ${classes.panel ?? ''}`}>
            {isPending ? (
              <Skeleton height={plotHeight + 44} />
            ) : (
              <Plot
                title="Spent each day"
                kind="bars"
                valueLabel="Spent"
                formatValue={(minor) => formatMoney({ minor, currency })}
                points={spending.map((day) => ({
                  label: formatUtcDay(day.day),
                  value: day.spent.minor,
                }))}
                height={plotHeight}
              />
            )}
            <SegmentedControl
              mt="md"
              size="sm"
              aria-label="Days shown"
              value={String(days)}
              data={['7', '30', '90'].map((value) => ({ value, label: `${value} days` }))}
              onChange={(value) =>
                void navigate({ to: '/budget', search: { days: Number(value) }, replace: true })
              }
            />
          </section>
          <section className={`card ${classes.panel ?? ''}`} aria-labelledby="deposit-heading">
            <Title order={2} id="deposit-heading" mb="sm">
              Add money
            </Title>
            <DepositForm currency={currency} primary />
          </section>
        </div>
        <TransferTable />
      </Stack>
    </Page>
  );
}
