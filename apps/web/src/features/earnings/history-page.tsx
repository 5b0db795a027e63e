import { Button, Chip } from '@mantine/core';
import '@mantine/core/styles/Chip.css';
import { IconFilterOff, IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ButtonLink } from '#components/links/button-link.tsx';
import { LoadMore } from '#components/load-more/load-more.tsx';
import { Page } from '#components/page-head/page.tsx';
import { PageHead } from '#components/page-head/page-head.tsx';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { describeStatus } from '#components/status-badge/status-map.ts';
import { flattenPages } from '#lib/flatten-pages.ts';
import { historyOptions } from './api/list-history.ts';
import { HistoryList } from './components/history-list.tsx';
import type { HistorySearch } from './history-search.ts';
import { historyStatuses } from './history-search.ts';
import classes from './components/rows.module.css';

/** All that the performer ever took on. Nothing is ever removed. */
export function HistoryPage() {
  const search = useSearch({ from: '/history' });
  const navigate = useNavigate({ from: '/history' });
  const query = useInfiniteQuery(historyOptions(search));
  const items = flattenPages(query.data?.pages ?? [], ({ id }) => id);
  const filtered = search.status !== undefined || search.type !== undefined;

  function choose(status: string[]): void {
    const next = { ...search, status: status.length > 0 ? status : undefined } as HistorySearch;
    void navigate({ search: next, resetScroll: false });
  }

  return (
    <Page>
      <PageHead
        title="History"
        sentence="Everything you took on, newest first. Nothing is ever removed."
      />
      <Chip.Group multiple value={search.status ?? []} onChange={choose}>
        <div className={classes.filters} role="group" aria-label="Filter by state">
          {historyStatuses.map((status) => (
            <Chip key={status} value={status} variant="outline">
              {describeStatus('assignment', status).word}
            </Chip>
          ))}
          {search.type !== undefined && (
            <Button
              size="compact-md"
              variant="default"
              onClick={() => void navigate({ search: ({ type: _type, ...rest }) => rest })}
            >
              All kinds of work
            </Button>
          )}
        </div>
      </Chip.Group>
      {query.isPending && <RowSkeletons height={60} />}
      {query.isError && !query.data && (
        <ErrorState
          error={query.error}
          title="Your history cannot be shown"
          onRetry={() => void query.refetch()}
        />
      )}
      {query.data && items.length === 0 && (
        <Empty
          icon={filtered ? IconFilterOff : IconHistory}
          title={filtered ? 'Nothing matches' : 'Nothing yet'}
          action={
            filtered ? (
              <Button variant="default" onClick={() => void navigate({ search: {} })}>
                Clear filters
              </Button>
            ) : (
              <ButtonLink to="/tasks">Find work</ButtonLink>
            )
          }
        >
          {filtered
            ? 'No task of yours is in these states.'
            : 'Tasks that you accept appear here and stay.'}
        </Empty>
      )}
      <HistoryList items={items} />
      <LoadMore query={query} noun="tasks" />
    </Page>
  );
}
