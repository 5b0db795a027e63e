import { Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Money } from '#components/money/money.tsx';
import { Page } from '#components/page-head/page.tsx';
import { PageHead } from '#components/page-head/page-head.tsx';
import { StatTile, StatTiles } from '#components/stat-tile/stat-tile.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { countOf } from '#lib/format/number.ts';
import type { Earnings } from './api/get-earnings.ts';
import { earningsOptions } from './api/get-earnings.ts';
import { DailyPlot } from './components/daily-plot.tsx';
import { GoalCard } from './components/goal-card.tsx';
import { PayoutButton } from './components/payout-button.tsx';
import { PayoutsUnderWay } from './components/payouts-under-way.tsx';
import { TransferList } from './components/transfer-list.tsx';
import { YearMap } from './components/year-map.tsx';

const days = 30;

/** What was earned, what is on its way, and every movement with its reason. */
export function EarningsPage() {
  const query = useQuery(earningsOptions(days));
  const { data } = query;
  return (
    <Page>
      <PageHead
        title="Earnings"
        sentence="Submitted work is pending until it is approved; approved money is yours at once."
        actions={<PayoutButton available={data?.balance.available} />}
      />
      {query.isError && !data ? (
        <ErrorState
          error={query.error}
          title="Your earnings cannot be shown"
          onRetry={() => void query.refetch()}
        />
      ) : (
        <Stack gap="xl">
          <Tiles earnings={data} />
          {data && <GoalCard earnings={data} />}
          <DailyPlot days={data?.daily} />
          <YearMap />
        </Stack>
      )}
      <Title order={2} mt={36} mb="sm">
        Movements
      </Title>
      <PayoutsUnderWay />
      <TransferList />
    </Page>
  );
}

function Tiles({ earnings }: { readonly earnings: Earnings | undefined }) {
  if (!earnings) {
    return (
      <StatTiles>
        {['Available', 'Pending', 'Today', 'Last 7 days', 'Per hour'].map((label) => (
          <StatTile key={label} label={label} note={<>&nbsp;</>} />
        ))}
      </StatTiles>
    );
  }
  const { balance, pending, pendingCount, pendingUntil, today, week, total, hourlyRate } = earnings;
  const done = earnings.daily.reduce((sum, { submitted }) => sum + submitted, 0);
  return (
    <StatTiles>
      <StatTile
        label="Available"
        value={<Money amount={balance.available} />}
        note={
          <>
            <Money amount={balance.paidOut} /> paid out
          </>
        }
      />
      <StatTile
        label="Pending"
        value={<Money amount={pending} />}
        note={
          pendingUntil === null ? (
            'nothing waits'
          ) : (
            <>
              {countOf(pendingCount, 'task')}, all decided <RelativeTime at={pendingUntil} due />
            </>
          )
        }
      />
      <StatTile label="Today" value={<Money amount={today} />} note="approved, UTC day" />
      <StatTile
        label="Last 7 days"
        value={<Money amount={week} />}
        note={
          <>
            <Money amount={total} /> in all
          </>
        }
      />
      <StatTile
        label="Per hour"
        value={hourlyRate ? <Money amount={hourlyRate} /> : '–'}
        note={
          hourlyRate
            ? `approved work, from ${done < 5 ? 'only ' : ''}${countOf(done, 'task')} in ${days} days`
            : 'no data yet'
        }
      />
    </StatTiles>
  );
}
