import { Tabs } from '@mantine/core';
import '@mantine/core/styles/Tabs.css';
import { IconTableOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { answerFields, listInterfaceVariables, readInterface } from '@exchange/interfaces';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { LoadMore } from '#components/load-more/load-more.tsx';
import { PageHead } from '#components/page-head/page-head.tsx';
import { Page } from '#components/page-head/page.tsx';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { flattenPages } from '#lib/flatten-pages.ts';
import { countOf, formatCount } from '#lib/format/number.ts';
import type { ResultsBatch } from '../api/get-results-batch.ts';
import { resultsOptions } from '../api/list-results.ts';
import { listResultColumns } from '../logic/result-columns.ts';
import { filterOf, isFiltered } from '../logic/filter-of.ts';
import { filterLabels, filterStatuses } from '../logic/result-filters.ts';
import type { ResultFilter } from '../results-search.ts';
import { changeSearch, resultFilters } from '../results-search.ts';
import { ExportMenu } from './export-menu.tsx';
import { ResultsFilter } from './results-filter.tsx';
import { ReviewUpload } from './review-upload.tsx';
import { ResultsTable } from './results-table.tsx';
import classes from './results-view.module.css';

/** Filters, table and export of a batch's answers. */
export function ResultsView({ batch }: { readonly batch: ResultsBatch }) {
  const search = useSearch({ from: '/batches/$batchId/results' });
  const { show = 'all' } = search;
  const filtered = isFiltered(search);
  const navigate = useNavigate({ from: '/batches/$batchId/results' });
  const query = useInfiniteQuery(resultsOptions(batch.id, filterStatuses[show], filterOf(search)));
  const rows = flattenPages(query.data?.pages ?? [], (row) => row.id);
  const of = readInterface(batch.type.form);
  const columns =
    of === null
      ? []
      : listResultColumns(
          batch.columns.length > 0 ? batch.columns : listInterfaceVariables(of),
          answerFields(
            of,
            rows.map(({ answer }) => answer),
          ),
        );
  const { progress } = batch;
  const counts: Record<ResultFilter, number> = {
    all: progress.toReview + progress.approved + progress.rejected,
    approved: progress.approved,
    waiting: progress.toReview,
    rejected: progress.rejected,
  };

  return (
    <Page width="full">
      <PageHead
        title={`Results of ${batch.name}`}
        heading={
          <>
            Results: <bdi>{batch.name}</bdi>
          </>
        }
        sentence={
          <>
            {countOf(counts.all, 'answer')} to {countOf(progress.tasks, 'task')}.{' '}
            <AnchorLink to="/batches/$batchId" params={{ batchId: batch.id }} underline="always">
              Back to the batch
            </AnchorLink>
          </>
        }
        actions={
          <>
            <ReviewUpload batchId={batch.id} disabled={counts.all === 0} />
            <ExportMenu batchId={batch.id} count={counts.all} rows={rows} columns={columns} />
          </>
        }
      />
      <Tabs
        value={show}
        mb="md"
        onChange={(next) => {
          const found = resultFilters.find((filter): filter is ResultFilter => filter === next);
          void navigate({ search: (before) => changeSearch(before, { show: found }) });
        }}
      >
        <Tabs.List className={classes.tabs ?? ''}>
          {resultFilters.map((filter) => (
            <Tabs.Tab key={filter} value={filter}>
              {filterLabels[filter]}{' '}
              <span className={classes.count}>{formatCount(counts[filter])}</span>
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <ResultsFilter
        search={search}
        fields={columns.filter(({ source }) => source === 'answer')}
        onChange={(change) =>
          void navigate({ search: (before) => changeSearch(before, change), replace: true })
        }
      />
      {query.isPending && <RowSkeletons height={48} rows={8} />}
      {query.error !== null && rows.length === 0 && (
        <ErrorState
          error={query.error}
          title="The results cannot be shown"
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isSuccess && rows.length === 0 && (
        <Empty
          icon={IconTableOff}
          title={show === 'all' && !filtered ? 'No answer yet' : 'No answer of this kind'}
        >
          {filtered
            ? 'Clear the filter to see the others.'
            : show === 'all'
              ? 'Answers appear here as people hand them in.'
              : 'Choose another tab to see the others.'}
        </Empty>
      )}
      {rows.length > 0 && <ResultsTable rows={rows} columns={columns} />}
      <LoadMore query={query} noun="answers" />
    </Page>
  );
}
