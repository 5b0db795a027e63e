import type { QueryClient } from '@tanstack/react-query';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconFilterOff, IconMoodEmpty } from '@tabler/icons-react';
import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { ButtonLink } from '#components/links/button-link.tsx';
import { LoadMore } from '#components/load-more/load-more.tsx';
import { Page } from '#components/page-head/page.tsx';
import { PageHead } from '#components/page-head/page-head.tsx';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { countOf } from '#lib/format/number.ts';
import { feedOptions } from './api/get-feed.ts';
import { FeedFilters } from './components/feed-filters.tsx';
import { FeedList } from './components/feed-list.tsx';
import { NewPill } from './components/new-pill.tsx';
import type { FeedSearch } from './feed-search.ts';
import { validateFeedSearch } from './feed-search.ts';
import { useLastLook } from './last-look.ts';
import { useShownEntries } from './use-shown-entries.ts';

const PreviewDrawer = lazy(() => import('./components/preview-drawer.tsx'));

/** Work to choose from. */
export function FeedPage() {
  const search = useSearch({ from: '/tasks' });
  const navigate = useNavigate({ from: '/tasks' });
  const router = useRouter();
  const hasRoom = useMediaQuery('(min-width: 62em)');
  const lastLook = useLastLook();
  const { look, ...rest } = search;
  const key = JSON.stringify(rest);
  const query = useInfiniteQuery(feedOptions(rest));
  const pages = query.data?.pages;
  const { entries, newCount, update } = useShownEntries(pages, key, query.isPlaceholderData);
  const [first] = pages ?? [];
  // Stays mounted after the first look, so that closing can be seen.
  const [everLooked, setEverLooked] = useState(false);
  if (look !== undefined && !everLooked) setEverLooked(true);
  const isFiltered = key !== '{}' && key !== JSON.stringify({ sort: rest.sort });

  function change(patch: Partial<Record<keyof FeedSearch, unknown>>, replace = false): void {
    // Words typed just before an accept are sent after it: they must not call anybody back.
    if (router.latestLocation.pathname !== '/tasks') return;
    const next = { ...search, ...patch } as FeedSearch;
    void navigate({ search: next, replace, resetScroll: false });
  }

  return (
    <Page>
      <PageHead
        title="Find work"
        sentence={
          first
            ? sentenceOf(first.totalCount, isFiltered)
            : 'What pays, what it pays per hour, what is left.'
        }
      />
      <FeedFilters
        search={rest}
        categories={first?.categories ?? []}
        currency={entries[0]?.entry.reward.currency ?? 'USD'}
        onChange={change}
      />
      <NewPill count={newCount} onShow={update} />
      {query.isPending && <RowSkeletons height={68} rows={7} />}
      {query.isError && !query.data && (
        <ErrorState
          error={query.error}
          title="The work cannot be shown"
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isSuccess && entries.length === 0 && <NoWork filtered={isFiltered} />}
      <FeedList
        entries={entries}
        lastLook={lastLook}
        onLook={hasRoom ? (typeId) => change({ look: typeId }) : undefined}
        keysEnabled={look === undefined}
      />
      <LoadMore query={query} noun="work" />
      <Suspense fallback={null}>
        {everLooked && <PreviewDrawer typeId={look} onClose={() => change({ look: undefined })} />}
      </Suspense>
    </Page>
  );
}

function sentenceOf(total: number, filtered: boolean): string {
  return `${countOf(total, 'kind')} of work ${filtered ? 'match' : 'to choose from'}`;
}

function NoWork({ filtered }: { readonly filtered: boolean }) {
  const navigate = useNavigate({ from: '/tasks' });
  if (filtered) {
    return (
      <Empty
        icon={IconFilterOff}
        title="No work matches"
        action={
          <Button variant="default" onClick={() => void navigate({ search: {} })}>
            Clear all filters
          </Button>
        }
      >
        Other work may be there: clear the filters, or ask for less.
      </Empty>
    );
  }
  return (
    <Empty
      icon={IconMoodEmpty}
      title="No work right now"
      action={
        <ButtonLink to="/preferences" variant="default">
          Choose what to be offered
        </ButtonLink>
      }
    >
      New work appears here by itself. Your preferences decide what is brought near you first.
    </Empty>
  );
}

/** What the page asks first, sent while it is on its way. */
export function askAhead(client: QueryClient, { search }: { search: Record<string, unknown> }) {
  const { look: _, ...rest } = validateFeedSearch(search);
  return client.infiniteQuery(feedOptions(rest));
}
