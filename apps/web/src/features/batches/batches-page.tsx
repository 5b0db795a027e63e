import { Tabs } from '@mantine/core';
import '@mantine/core/styles/Tabs.css';
import { IconStack2 } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ButtonLink } from '#components/links/button-link.tsx';
import { LoadMore } from '#components/load-more/load-more.tsx';
import { PageHead } from '#components/page-head/page-head.tsx';
import { Page } from '#components/page-head/page.tsx';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { flattenPages } from '#lib/flatten-pages.ts';
import { useListKeys } from '#lib/shortcuts/use-list-keys.ts';
import { useShortcut } from '#lib/shortcuts/use-shortcut.ts';
import { formatCount } from '#lib/format/number.ts';
import { batchCountsOptions } from './api/count-batches.ts';
import { batchesOptions } from './api/list-batches.ts';
import type { BatchTab } from './batches-search.ts';
import { batchTabs } from './batches-search.ts';
import { BatchRow } from './components/batch-row.tsx';
import classes from './components/batch-row.module.css';
import { countTabs } from './logic/count-tabs.ts';
import { needOf, tabLabels, tabStatuses } from './logic/batch-tabs.ts';

/** The requester's batches, those that wait for them first. */
export function BatchesPage() {
  const { tab = 'running' } = useSearch({ from: '/batches' });
  const navigate = useNavigate();
  const query = useInfiniteQuery(batchesOptions(tabStatuses[tab]));
  const all = flattenPages(query.data?.pages ?? [], (batch) => batch.id);
  const batches = tab === 'needs-me' ? all.filter((batch) => needOf(factsOf(batch)) !== null) : all;
  const { data: counted } = useQuery(batchCountsOptions());
  const counts = counted && countTabs(counted);
  const { current } = useListKeys(batches.map((batch) => batch.id));
  useShortcut({ keys: 'n', label: 'New batch' }, () => void navigate({ to: '/batches/new' }));

  return (
    <Page>
      <PageHead
        title="Batches"
        sentence="Each is one upload of rows under a task type."
        actions={<ButtonLink to="/batches/new">New batch</ButtonLink>}
      />
      <Tabs
        value={tab}
        mb="md"
        onChange={(next) => {
          const found = batchTabs.find((candidate) => candidate === next);
          void navigate({ to: '/batches', search: found === undefined ? {} : { tab: found } });
        }}
      >
        <Tabs.List className={classes.tabs ?? ''}>
          {batchTabs.map((value) => (
            <Tabs.Tab key={value} value={value}>
              {tabLabels[value]}
              {counts && ` (${formatCount(counts[value])})`}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      {query.isPending && <RowSkeletons height={112} rows={4} />}
      {query.error !== null && batches.length === 0 && (
        <ErrorState
          error={query.error}
          title="Your batches cannot be shown"
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isSuccess && batches.length === 0 && <NoBatches tab={tab} />}
      <ul className={classes.list}>
        {batches.map((batch) => (
          <BatchRow
            key={batch.id}
            batch={batch}
            need={needOf(factsOf(batch))}
            current={current === batch.id}
          />
        ))}
      </ul>
      <LoadMore query={query} noun="batches" />
    </Page>
  );
}

function factsOf(batch: Parameters<typeof BatchRow>[0]['batch']) {
  return {
    status: batch.status,
    toReview: batch.progress.toReview,
    rowsBad: batch.upload.rowsBad,
  };
}

const emptyWords: Record<BatchTab, readonly [title: string, words: string]> = {
  'needs-me': [
    'Nothing waits for you',
    'Answers to review, drafts and paused batches appear here.',
  ],
  running: ['No batch is running', 'Choose a task type, drop a CSV file, check it and publish.'],
  drafts: ['No draft', 'A batch whose rows are in but that is not published yet appears here.'],
  done: [
    'No batch is finished yet',
    'Finished and cancelled batches stay here with their results.',
  ],
};

function NoBatches({ tab }: { readonly tab: BatchTab }) {
  const [title, words] = emptyWords[tab];
  return (
    <Empty
      icon={IconStack2}
      title={title}
      action={
        tab === 'running' || tab === 'drafts' ? (
          <ButtonLink variant="default" to="/batches/new">
            Upload rows
          </ButtonLink>
        ) : undefined
      }
    >
      {words}
    </Empty>
  );
}
