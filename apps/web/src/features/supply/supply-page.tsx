import { Stack, Title } from '@mantine/core';
import { IconStack2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { PageHead } from '#components/page-head/page-head.tsx';
import { Page } from '#components/page-head/page.tsx';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { TimeModeSwitch } from '#components/time/time-mode-switch.tsx';
import { countOf, formatShare } from '#lib/format/number.ts';
import { repositoriesOptions, type Repository } from './api/list-repositories.ts';
import { FlowSection } from './components/flow-section.tsx';
import { PushList } from './components/push-list.tsx';
import classes from './components/repository-card.module.css';
import { RepositoryCard } from './components/repository-card.tsx';
import { RunList } from './components/run-list.tsx';
import { SupplyTiles } from './components/supply-tiles.tsx';
import { TypeTable } from './components/type-table.tsx';
import { sumRepositories } from './logic/sum-repositories.ts';
import { validateSupplySearch, type SupplySearch } from './supply-search.ts';

/** Whether the right work lies near the right people: stock, flows, and what maintenance did. */
export function SupplyPage() {
  const search = useSearch({ from: '/ops/supply' });
  const navigate = useNavigate();
  const { data, error, isPending, refetch } = useQuery(repositoriesOptions());
  const all = data?.repositories ?? [];
  const shown = all.filter((one) => isOf(one, search.partition));

  function change(part: Record<string, string>): void {
    const next: SupplySearch = validateSupplySearch({ ...search, ...part });
    void navigate({ to: '/ops/supply', search: next, replace: true, resetScroll: false });
  }

  return (
    <Page width="full">
      <PageHead
        title={search.partition === undefined ? 'Supply' : `Supply of ${search.partition}`}
        sentence={
          search.partition === undefined ? (
            describeAll(shown)
          ) : (
            <AnchorLink to="/ops/supply" underline="always">
              All repositories
            </AnchorLink>
          )
        }
        actions={<TimeModeSwitch />}
      />
      <Stack gap="xl">
        {isPending && <RowSkeletons height={220} rows={2} />}
        {error !== null && data === undefined && (
          <ErrorState
            error={error}
            title="The repositories cannot be shown"
            onRetry={() => void refetch()}
          />
        )}
        {data !== undefined && shown.length === 0 && (
          <Empty icon={IconStack2} title="No such repository">
            {search.partition === undefined
              ? 'No performer partition has registered. The cluster file says which there are.'
              : 'There is no performer partition of this name in the cluster.'}
          </Empty>
        )}
        {shown.length > 0 && (
          <>
            <SupplyTiles repositories={shown} />
            <section aria-labelledby="repositories-heading">
              <Title order={2} id="repositories-heading" mb="sm">
                {shown.length === 1 ? 'Repository' : 'Repositories'}
              </Title>
              <div className={classes.grid}>
                {shown.map((repository) => (
                  <RepositoryCard
                    key={repository.id}
                    repository={repository}
                    nodeState={stateOf(data?.nodes ?? [], repository.nodeId)}
                    alone={shown.length === 1}
                  />
                ))}
              </div>
            </section>
          </>
        )}
        <FlowSection search={search} onChange={change} />
        {shown.length > 0 && (
          <TypeTable
            repositories={shown}
            standing={search.standing}
            onStanding={(standing) => change({ standing })}
          />
        )}
        <RunList
          partitionId={search.partition ?? null}
          eventful={search.runs === 'moved'}
          onEventful={(eventful) => change({ runs: eventful ? 'moved' : '' })}
        />
        <PushList />
      </Stack>
    </Page>
  );
}

/** Those that a partition keeps, or is fed from; all when none is chosen. */
function isOf({ partitionId, feeds }: Repository, chosen: string | undefined): boolean {
  if (chosen === undefined || partitionId === chosen) return true;
  return feeds.some((group) => group.split('/', 1)[0] === chosen);
}

function describeAll(repositories: Parameters<typeof sumRepositories>[0]): string {
  if (repositories.length === 0) return 'What lies near the people who will probably do it.';
  const { hitRateHour } = sumRepositories(repositories);
  const served =
    hitRateHour === null
      ? 'nobody accepted anything in the last hour'
      : `${formatShare(hitRateHour)} of the accepts of the last hour were served from stock`;
  return `${countOf(repositories.length, 'repository', 'repositories')}; ${served}.`;
}

function stateOf(
  nodes: readonly { readonly id: string; readonly state: string }[],
  nodeId: string,
): string {
  return nodes.find(({ id }) => id === nodeId)?.state ?? 'stopped';
}
