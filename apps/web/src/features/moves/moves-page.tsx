import { Button, Stack, Tabs } from '@mantine/core';
import '@mantine/core/styles/Tabs.css';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { LoadMore } from '#components/load-more/load-more.tsx';
import { PageHead } from '#components/page-head/page-head.tsx';
import { Page } from '#components/page-head/page.tsx';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { TimeModeSwitch } from '#components/time/time-mode-switch.tsx';
import { flattenPages } from '#lib/flatten-pages.ts';
import { useShortcut } from '#lib/shortcuts/use-shortcut.ts';
import { moveGroupsOptions } from './api/list-groups.ts';
import { movesOptions } from './api/list-moves.ts';
import { ClosedPartition } from './components/closed-partition.tsx';
import { GroupSection } from './components/group-section.tsx';
import { MoveFilters } from './components/move-filters.tsx';
import { MoveRow } from './components/move-row.tsx';
import classes from './components/moves.module.css';
import { describeSettings } from './logic/describe-settings.ts';
import { tabLabels, tabStates } from './logic/move-tabs.ts';
import type { MovesSearch, MovesTab } from './moves-search.ts';
import { movesTabs } from './moves-search.ts';

const StartDialog = lazy(() => import('./components/start-dialog.tsx'));
const DrainDialog = lazy(() => import('./components/drain-dialog.tsx'));

/** Users on their way from one partition to another. */
export function MovesPage() {
  const search = useSearch({ from: '/ops/moves' });
  const navigate = useNavigate({ from: '/ops/moves' });
  const { tab = 'under-way' } = search;
  const groups = useQuery(moveGroupsOptions());
  const query = useInfiniteQuery(
    movesOptions({
      // A group is looked at as a whole.
      state: search.group === undefined ? tabStates[tab] : Object.values(tabStates).flat(),
      ownerKey: search.user ?? null,
      groupId: search.group ?? null,
      partitionId: search.partition ?? null,
    }),
  );
  const moves = flattenPages(query.data?.pages ?? [], ({ id }) => id);
  const drained = groups.data?.partitions.find(({ id }) => id === search.drain);

  function change(patch: Partial<Record<keyof MovesSearch, string>>): void {
    const next = { ...search, ...patch };
    void navigate({
      search: Object.fromEntries(Object.entries(next).filter(([, value]) => value !== '')),
      replace: true,
    });
  }
  function showGroup(group: string): void {
    void navigate({ search: { group } });
  }
  useShortcut({ keys: 'n', label: 'Move users' }, () => change({ start: ' ' }));

  return (
    <Page width="full">
      <PageHead
        title="Moves"
        sentence={
          groups.data
            ? describeSettings(groups.data.moveSettings)
            : 'Users on their way from one partition to another.'
        }
        actions={
          <>
            <TimeModeSwitch />
            <Button onClick={() => change({ start: search.user ?? ' ' })}>Move users</Button>
          </>
        }
      />
      <Stack gap="lg">
        {groups.data?.partitions
          .filter(({ id, accepting }) => !accepting && id === (search.partition ?? id))
          .map((partition) => (
            <ClosedPartition key={partition.id} partition={partition} />
          ))}
        <GroupSection groups={groups.data?.moveGroups ?? []} chosen={search.group} />
        <MoveFilters search={search} partitions={groups.data?.partitions ?? []} onChange={change} />
        {search.group === undefined && (
          <Tabs
            value={tab}
            onChange={(next) => change({ tab: next === 'under-way' ? '' : (next ?? '') })}
          >
            <Tabs.List>
              {movesTabs.map((value) => (
                <Tabs.Tab key={value} value={value}>
                  {tabLabels[value]}
                  {value === tab && query.data?.pages[0] !== undefined
                    ? ` (${query.data.pages[0].totalCount})`
                    : ''}
                </Tabs.Tab>
              ))}
            </Tabs.List>
          </Tabs>
        )}
        {query.isPending && <RowSkeletons height={74} rows={5} />}
        {query.error !== null && moves.length === 0 && (
          <ErrorState
            error={query.error}
            title="The moves cannot be shown"
            onRetry={() => void query.refetch()}
          />
        )}
        {query.isSuccess && moves.length === 0 && (
          <NoMoves
            tab={tab}
            narrowed={search.user !== undefined || search.partition !== undefined}
          />
        )}
        <ul className={classes.list} aria-label="Moves">
          {moves.map((move) => (
            <MoveRow key={move.id} move={move} />
          ))}
        </ul>
        <LoadMore query={query} noun="moves" />
      </Stack>
      <Suspense fallback={null}>
        {search.start !== undefined && groups.data && (
          <StartDialog
            users={search.start.trim()}
            partitions={groups.data.partitions}
            settings={groups.data.moveSettings}
            onStarted={showGroup}
            onClose={() => change({ start: '' })}
          />
        )}
        {drained && groups.data && (
          <DrainDialog
            partition={drained}
            partitions={groups.data.partitions}
            onStarted={showGroup}
            onClose={() => change({ drain: '' })}
          />
        )}
      </Suspense>
    </Page>
  );
}

const emptyWords: Readonly<Record<MovesTab, readonly [title: string, words: string]>> = {
  'under-way': [
    'Nobody is being moved',
    'Move users to empty a partition, to spread its load, or to bring people who do the same work together.',
  ],
  kept: [
    'No move can be taken back',
    'For a while after a move the old copy is kept; until then it can be taken back without losing anything.',
  ],
  ended: ['No move has ended', 'Moves stay here for those who look later.'],
};

function NoMoves({ tab, narrowed }: { readonly tab: MovesTab; readonly narrowed: boolean }) {
  const [title, words] = emptyWords[tab];
  return (
    <Empty icon={IconArrowsExchange} title={narrowed ? 'No move matches' : title}>
      {narrowed ? 'Another tab, user or partition may have some.' : words}
    </Empty>
  );
}
