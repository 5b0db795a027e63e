import { Stack, Title } from '@mantine/core';
import type { QueryClient } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import { useNow } from '#lib/clock/use-now.ts';
import { ButtonLink } from '#components/links/button-link.tsx';
import { PageHead } from '#components/page-head/page-head.tsx';
import { Page } from '#components/page-head/page.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { formatMoney } from '#lib/format/money.ts';
import { countOf, formatCount } from '#lib/format/number.ts';
import { formatUtcDay } from '#lib/format/time.ts';
import { Plot } from '#components/plot/plot.tsx';
import { dashboardOptions } from './api/get-dashboard.ts';
import { Figures } from './components/figures.tsx';
import { FirstSteps } from './components/first-steps.tsx';
import { NeedList } from './components/need-list.tsx';
import { RunningList } from './components/running-list.tsx';
import { listFirstSteps } from './logic/first-steps.ts';
import { listNeeds } from './logic/list-needs.ts';
import classes from './components/dashboard.module.css';

const published = new Set(['PUBLISHING', 'OPEN', 'PAUSED', 'COMPLETED']);

/** Where a requester stands: what waits, what runs, what it costs. */
export function DashboardPage() {
  const now = useNow(60_000);
  const { data, error, refetch } = useQuery(dashboardOptions());
  const batches = data?.batches.edges.map((edge) => edge.node) ?? [];
  const balance = data?.me.balance;
  const currency = balance?.available.currency ?? 'USD';
  const needs = listNeeds(
    batches.map((batch) => ({
      id: batch.id,
      name: batch.name,
      status: batch.status,
      toReview: batch.progress.toReview,
      deadlineAt: batch.deadlineAt ?? null,
      open: batch.progress.available + batch.progress.leased,
    })),
    now,
  );
  const steps =
    data === undefined
      ? null
      : listFirstSteps({
          hasMoney: (balance?.available.minor ?? 0) > 0,
          hasType: data.taskTypes.edges.length > 0,
          hasRows: batches.some((batch) => batch.status === 'DRAFT'),
          hasPublished: batches.some((batch) => published.has(batch.status)),
        });
  const hasSpending =
    data?.spending.some((day) => day.submissions > 0 || day.spent.minor > 0) ?? false;

  return (
    <Page>
      <PageHead
        title="Dashboard"
        heading={
          data ? (
            <>
              Hello, <bdi>{data.me.displayName}</bdi>
            </>
          ) : (
            'Dashboard'
          )
        }
        sentence={
          data === undefined
            ? 'What waits for you, what runs, what it costs.'
            : needs.length === 0
              ? 'Nothing waits for you.'
              : `${countOf(needs.length, 'thing')} ${needs.length === 1 ? 'waits' : 'wait'} for you.`
        }
        actions={
          <ButtonLink to="/batches/new" variant={steps === null ? 'filled' : 'default'}>
            New batch
          </ButtonLink>
        }
      />
      <Stack gap="lg">
        {error !== null && data === undefined && (
          <ErrorState
            error={error}
            title="Your dashboard cannot be shown"
            onRetry={() => void refetch()}
          />
        )}
        {steps !== null && <FirstSteps steps={steps} />}
        <Figures data={data} />
        {needs.length > 0 && <NeedList needs={needs} />}
        {hasSpending && data !== undefined && (
          <div className={classes.columns}>
            <section className={`card ${classes.panel ?? ''}`}>
              <Plot
                title="Spent each day"
                kind="bars"
                valueLabel="Spent"
                formatValue={(minor) => formatMoney({ minor, currency })}
                points={data.spending.map((day) => ({
                  label: formatUtcDay(day.day),
                  value: day.spent.minor,
                }))}
              />
            </section>
            <section className={`card ${classes.panel ?? ''}`}>
              <Plot
                title="Answers each day"
                kind="bars"
                valueLabel="Answers"
                formatValue={formatCount}
                points={data.spending.map((day) => ({
                  label: formatUtcDay(day.day),
                  value: day.submissions,
                }))}
              />
            </section>
          </div>
        )}
        {batches.some((batch) => published.has(batch.status) && batch.status !== 'COMPLETED') && (
          <section aria-labelledby="running-heading">
            <Title order={2} id="running-heading" mb="sm">
              Running now
            </Title>
            <RunningList batches={batches} />
          </section>
        )}
      </Stack>
    </Page>
  );
}

/** What the page asks first, sent while it is on its way. */
export function askAhead(client: QueryClient) {
  return client.query(dashboardOptions());
}
